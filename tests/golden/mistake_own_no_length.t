class Lamp(Packet):
    fields_desc = [ShortField("len", 0), StrLenField("note", "")]
---
%%FAIL 2
<script>:2:42: error: how long 'note' is: StrLenField() needs length_from=
        fields_desc = [ShortField("len", 0), StrLenField("note", "")]
                                             ^~~~~~~~~~~~~~~~~~~~~~~ length_from=lambda pkt: pkt.len

class Lamp(Packet):
    fields_desc = [ShortField("len", 0), StrLenField("note", "", length_from=lambda: 4)]
---
%%FAIL 2
<script>:2:78: error: 'length_from' is called with 1 argument, and this function takes 0
        fields_desc = [ShortField("len", 0), StrLenField("note", "", length_from=lambda: 4)]
                                                                                 ^~~~~~~~~ length_from=lambda pkt: pkt.len

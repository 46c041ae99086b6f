class Lamp(Packet):
    fields_desc = [ShortField("len", 0), StrLenField("note", "", length_from=4)]
---
%%FAIL 2
<script>:2:78: error: 'length_from' of StrLenField() is a function, not int
        fields_desc = [ShortField("len", 0), StrLenField("note", "", length_from=4)]
                                                                                 ^ length_from=lambda pkt: pkt.len

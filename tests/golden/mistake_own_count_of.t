class Lamp(Packet):
    fields_desc = [FieldLenField("len", None, count_of="note"),
                   StrLenField("note", "", length_from=lambda pkt: pkt.len)]
---
%%FAIL 2
<script>:2:20: error: count_of of 'len' names 'note', which is no list
        fields_desc = [FieldLenField("len", None, count_of="note"),
                       ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ length_of="note" counts its bytes

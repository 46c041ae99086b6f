class Lamp(Packet):
    fields_desc = [FieldLenField("len", None, length_of="nota"),
                   StrLenField("note", "", length_from=lambda pkt: pkt.len)]
---
%%FAIL 2
<script>:2:20: error: length_of of 'len' names 'nota', which is no field of Lamp
        fields_desc = [FieldLenField("len", None, length_of="nota"),
                       ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ did you mean 'note'?

class Lamp(Packet):
    fields_desc = [FieldLenField("len", None)]
---
%%FAIL 2
<script>:2:20: error: what 'len' counts: FieldLenField() needs length_of= or count_of=
        fields_desc = [FieldLenField("len", None)]
                       ^~~~~~~~~~~~~~~~~~~~~~~~~~ length_of="note", or LenField for the payload

class Lamp(Packet):
    fields_desc = [FieldLenField("len", None, length_of="note", fmt="Z"), StrField("note", "")]
---
%%FAIL 2
<script>:2:69: error: 'Z' is not the format of a number
        fields_desc = [FieldLenField("len", None, length_of="note", fmt="Z"), StrField("note", "")]
                                                                        ^~~ B H I Q are 1, 2, 4, 8 bytes; b h i q signed; < before it: little endian

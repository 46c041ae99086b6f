class Lamp(Packet):
    fields_desc = [ByteField("my field", 1)]
---
%%FAIL 2
<script>:2:30: error: 'my field' cannot be the name of a field: it is read as p.name
        fields_desc = [ByteField("my field", 1)]
                                 ^~~~~~~~~~ letters, digits and _

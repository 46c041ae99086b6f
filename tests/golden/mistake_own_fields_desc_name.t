class Lamp(Packet):
    field_desc = [ByteField("cmd", 1)]
---
%%FAIL 2
<script>:1:1: error: Lamp has no fields_desc, but 'field_desc'
    class Lamp(Packet):
    ^~~~~~~~~~~~~~~~~~ did you mean 'fields_desc'?

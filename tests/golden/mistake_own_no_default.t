class Lamp(Packet):
    fields_desc = [ByteField("cmd")]
---
%%FAIL 2
<script>:2:20: error: ByteField() needs the argument 'default'
        fields_desc = [ByteField("cmd")]
                       ^~~~~~~~~~~~~~~~

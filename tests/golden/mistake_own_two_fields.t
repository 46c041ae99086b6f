class Lamp(Packet):
    fields_desc = [ByteField("cmd", 1),
                   ByteField("cmd", 2)]
---
%%FAIL 2
<script>:3:20: error: Lamp has two fields 'cmd'
                       ByteField("cmd", 2)]
                       ^~~~~~~~~~~~~~~~~~~ every field has a name of its own

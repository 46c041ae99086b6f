class Lamp(Packet):
    fields_desc = [ByteField("cmd", 1)]
bind_layers(UDP, Lamp, dprt=4040)
---
%%FAIL 2
<script>:3:24: error: UDP has no field 'dprt'
    bind_layers(UDP, Lamp, dprt=4040)
                           ^~~~~~~~~ did you mean 'dport'?

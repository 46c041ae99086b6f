class Lamp(Packet):
    fields_desc = [ConditionalField("cmd", lambda pkt: pkt.type)]
---
%%FAIL 2
<script>:2:37: error: ConditionalField() is put around a field, not str
        fields_desc = [ConditionalField("cmd", lambda pkt: pkt.type)]
                                        ^~~~~ ConditionalField(ByteField("x", 0), lambda pkt: pkt.type == 1)

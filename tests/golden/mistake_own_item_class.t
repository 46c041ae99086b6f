class Lamp(Packet):
    fields_desc = [PacketListField("list", [], 7)]
---
%%FAIL 2
<script>:2:48: error: PacketListField() holds packets of a layer class, and int is none
        fields_desc = [PacketListField("list", [], 7)]
                                                   ^

class Lamp(Packet):
    fields_desc = [BitField("version", 1, 3), ByteField("cmd", 0)]
---
%%FAIL 2
<script>:2:19: error: Lamp ends in the middle of a byte: its last fields have 11 bits
        fields_desc = [BitField("version", 1, 3), ByteField("cmd", 0)]
                      ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ BitField("reserved", 0, 5) at the end

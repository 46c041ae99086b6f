class Lamp(Packet):
    fields_desc = [BitField("id", 0, 128)]
---
%%FAIL 2
<script>:2:38: error: 'id' would be 128 bits wide: a number has 1 to 64
        fields_desc = [BitField("id", 0, 128)]
                                         ^~~

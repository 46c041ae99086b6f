class Lamp(Packet):
    fields_desc = [ByteField("cmd", 300)]
---
%%FAIL 2
<script>:2:37: error: 300 does not fit in ByteField.cmd (8 bits: 0 to 255)
        fields_desc = [ByteField("cmd", 300)]
                                        ^~~

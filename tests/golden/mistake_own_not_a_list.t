class Lamp(Packet):
    fields_desc = {"cmd": 1}
---
%%FAIL 2
<script>:2:19: error: fields_desc is a list of fields, not dict
        fields_desc = {"cmd": 1}
                      ^~~~~~~~~~ fields_desc = [ByteField("x", 0)]

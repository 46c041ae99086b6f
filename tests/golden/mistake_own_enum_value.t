class Lamp(Packet):
    fields_desc = [ByteEnumField("colour", 1, {1: "red", 2: "green"})]
Lamp(colour="gren")
---
%%FAIL 2
<script>:3:13: error: 'gren' is not a value of Lamp.colour
    Lamp(colour="gren")
                ^~~~~~ did you mean 'green'?

class Lamp(Packet):
    fields_desc = [ByteEnumField("colour", 1, "red")]
---
%%FAIL 2
<script>:2:47: error: the enum of ByteEnumField() is a dict or a list, not str
        fields_desc = [ByteEnumField("colour", 1, "red")]
                                                  ^~~~~ {1: "red", 2: "green"}

class Lamp(Packet):
    fields_desc = [ByteField("cmd", 1), ShortField]
---
%%FAIL 2
<script>:2:41: error: item 2 of fields_desc is a function, not a field
        fields_desc = [ByteField("cmd", 1), ShortField]
                                            ^~~~~~~~~~ ShortField("name", 0)

class Lamp(Packet):
    fields_desc = [ByteField("cmd", 1), "token", ShortField]
---
%%FAIL 2
<script>:2:41: error: item 2 of fields_desc is a str, not a field
        fields_desc = [ByteField("cmd", 1), "token", ShortField]
                                            ^~~~~~~ fields_desc = [ByteField("x", 0)]

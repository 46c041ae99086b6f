class Lamp(Packet):
    fields_desc = [BiteField("cmd", 1)]
---
%%FAIL 2
<script>:2:20: error: there is no type of field 'BiteField'
        fields_desc = [BiteField("cmd", 1)]
                       ^~~~~~~~~ did you mean 'BitField'?

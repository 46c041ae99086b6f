class Lamp(IP):
    fields_desc = []
---
%%FAIL 2
<script>:1:12: error: Lamp cannot be made from IP: classes are made from Packet, or from one of yours
    class Lamp(IP):
               ^~ class Lamp(Packet):

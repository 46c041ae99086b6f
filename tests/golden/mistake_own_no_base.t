class Lamp:
    x = 1
---
%%FAIL 2
<script>:1:1: error: a class is a protocol here, made from one other class
    class Lamp:
    ^~~~~~~~~~ class Lamp(Packet):

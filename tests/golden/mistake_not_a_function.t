p = IP()
p()
---
%%FAIL 2
<script>:2:1: error: packet is not a function
    p()
    ^ a packet is used without brackets

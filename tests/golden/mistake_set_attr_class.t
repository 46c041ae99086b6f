IP.ttl = 3
---
%%FAIL 2
<script>:1:4: error: 'ttl' of layer class cannot be set
    IP.ttl = 3
       ^~~ a packet's field is set: p = IP(ttl=…)

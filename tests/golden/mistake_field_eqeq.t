p = IP(dst=="192.0.2.1")
---
%%FAIL 2
<script>:1:8: error: there is no name 'dst'
    p = IP(dst=="192.0.2.1")
           ^~~ the field of a packet p is p.dst; as an argument, dst=…

p = IP()
p.show
p.ttl(3)
---
%%FAIL 2
<script>:3:1: error: int is not a function
    p.ttl(3)
    ^~~~~ it is a value: leave the brackets out

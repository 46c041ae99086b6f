p = IP()
p.ttl = 300
---
%%FAIL 2
<script>:2:9: error: 300 does not fit in IP.ttl (8 bits: 0 to 255)
    p.ttl = 300
            ^~~

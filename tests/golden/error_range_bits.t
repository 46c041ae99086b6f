IP(ttl=256)
IP(frag=-1)
---
%%FAIL 2
<script>:1:8: error: 256 does not fit in IP.ttl (8 bits: 0 to 255)
    IP(ttl=256)
           ^~~
<script>:2:9: error: -1 does not fit in IP.frag (13 bits: 0 to 8191)
    IP(frag=-1)
            ^~

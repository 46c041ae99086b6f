p = IP(ttl=RandShort())
---
%%FAIL 2
<script>:1:12: error: 65535 does not fit in IP.ttl (8 bits: 0 to 255)
    p = IP(ttl=RandShort())
               ^~~~~~~~~~~ RandNum(0, 255)

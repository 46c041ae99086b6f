p = IP(dst="192.0.2.1")
p.ttl = RandMAC()
---
%%FAIL 2
<script>:2:9: error: RandMAC() is not a value of IP.ttl: it takes a number
    p.ttl = RandMAC()
            ^~~~~~~~~

p = IP(dst=IP())
---
%%FAIL 2
<script>:1:12: error: IP() is not a value of IP.dst: it takes an IPv4 address ("192.0.2.1") or network
    p = IP(dst=IP())
               ^~~~

p = IPv6(dst="192.0.2.1")
---
%%FAIL 2
<script>:1:14: error: '192.0.2.1' is not an IPv6 address or network (for IPv6.dst)
    p = IPv6(dst="192.0.2.1")
                 ^~~~~~~~~~~ it is one of IPv4: use IP(…)

p = IP(dst="2001:db8::1")
---
%%FAIL 2
<script>:1:12: error: '2001:db8::1' is not an IPv4 address or network (for IP.dst)
    p = IP(dst="2001:db8::1")
               ^~~~~~~~~~~~~ it is one of IPv6: use IPv6(…)

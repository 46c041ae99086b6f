p = IP(dst="192.0.2.300")
---
%%FAIL 2
<script>:1:12: error: '192.0.2.300' is not an IPv4 address or network (for IP.dst)
    p = IP(dst="192.0.2.300")
               ^~~~~~~~~~~~~ it is written 192.0.2.1, each part at most 255

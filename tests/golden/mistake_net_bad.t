p = IP(dst="192.0.2.0/33")
---
%%FAIL 2
<script>:1:12: error: '192.0.2.0/33' is not an IPv4 address or network (for IP.dst)
    p = IP(dst="192.0.2.0/33")
               ^~~~~~~~~~~~~~ a network is written 192.0.2.0/24, up to /32

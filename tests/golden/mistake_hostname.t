p = IP(dst="www.example.org")
---
%%FAIL 2
<script>:1:12: error: 'www.example.org' is not an IPv4 address or network (for IP.dst)
    p = IP(dst="www.example.org")
               ^~~~~~~~~~~~~~~~~ names are looked up in /etc/hosts only: give the address

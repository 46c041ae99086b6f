%%RUN -e IPv6(dst="2001:db8::/64")
---
%%FAIL 2
<code>:1:14: error: unexpected ':'
    IPv6(dst=2001:db8::/64)
                 ^ an address stands in quotes

p = IPv6(dst=2001:db8::1)
---
%%FAIL 2
<script>:1:18: error: unexpected ':'
    p = IPv6(dst=2001:db8::1)
                     ^ an address stands in quotes

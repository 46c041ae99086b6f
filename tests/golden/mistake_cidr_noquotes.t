p = IP(dst=192.0.2.0/24)
---
%%FAIL 2
<script>:1:17: error: unexpected number
    p = IP(dst=192.0.2.0/24)
                    ^~ an address stands in quotes

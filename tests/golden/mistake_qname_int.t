p = DNSQR(qname=5)
---
%%FAIL 2
<script>:1:17: error: qname is a domain name: text, or bytes in wire form
    p = DNSQR(qname=5)
                    ^

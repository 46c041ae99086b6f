p = DNSQR(qtype="AAAAA")
---
%%FAIL 2
<script>:1:17: error: 'AAAAA' is not a value of DNSQR.qtype
    p = DNSQR(qtype="AAAAA")
                    ^~~~~~~ did you mean 'AAAA'?

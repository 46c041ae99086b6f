p = TCP(dport="htttp")
---
%%FAIL 2
<script>:1:15: error: 'htttp' is not a value of TCP.dport
    p = TCP(dport="htttp")
                  ^~~~~~~ did you mean 'http'?

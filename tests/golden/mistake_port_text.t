p = TCP(dport="80")
---
%%FAIL 2
<script>:1:15: error: '80' is not a value of TCP.dport
    p = TCP(dport="80")
                  ^~~~ a number stands without quotes

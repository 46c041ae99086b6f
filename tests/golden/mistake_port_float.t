p = TCP(dport=80.5)
---
%%FAIL 2
<script>:1:15: error: 80.5 is not a value of TCP.dport: it takes a number or a name
    p = TCP(dport=80.5)
                  ^~~~

%%RUN --color=always -e TCP(dprot=1)
---
%%FAIL 2
<code>:1:5: [1;31merror:[0m TCP has no field 'dprot'
    TCP(dprot=1)
        [1;31m^~~~~[0m did you mean 'dport'?

%%RUN -e TCP(dprot=1)
---
%%FAIL 2
<code>:1:5: error: TCP has no field 'dprot'
    TCP(dprot=1)
        ^~~~~ did you mean 'dport'?

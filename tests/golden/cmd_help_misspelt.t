%%RUN help TCP.flgs
---
%%FAIL 2
pkt: TCP has no field or method 'flgs'
    did you mean 'TCP.flags'?

%%RUN ls tcp
---
%%FAIL 2
pkt: there is no layer 'tcp'
    did you mean 'TCP'?

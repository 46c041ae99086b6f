%%RUN ls TPC
---
%%FAIL 2
pkt: there is no layer 'TPC'
    did you mean 'TCP'?

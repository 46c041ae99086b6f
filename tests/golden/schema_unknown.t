%%RUN schema jsno
---
%%FAIL 2
pkt: schema: there is none of 'jsno'; there is json

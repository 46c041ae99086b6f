%%RUN check no_such.pkt
---
%%FAIL 3
pkt: no_such.pkt: No such file or directory

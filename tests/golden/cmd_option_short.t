%%RUN -x
---
%%FAIL 2
pkt: there is no option -x
pkt: pkt --help tells how it is called

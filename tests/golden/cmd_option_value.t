%%RUN -e
---
%%FAIL 2
pkt: pkt: -e needs a value
pkt: pkt --help tells how it is called

%%RUN -e
---
%%FAIL 2
pkt: -e needs a value
pkt: pkt --help tells how it is called

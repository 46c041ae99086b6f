%%RUN check
---
%%FAIL 2
pkt: check: which script? one file, or - for standard input
pkt: pkt --help tells how it is called

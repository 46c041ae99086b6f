%%RUN read
---
%%FAIL 2
pkt: read: which capture? a file, or - for standard input
pkt: pkt --help tells how it is called

%%RUN --hepl
---
%%FAIL 2
pkt: there is no option --hepl
    did you mean '--help'?
pkt: pkt --help tells how it is called

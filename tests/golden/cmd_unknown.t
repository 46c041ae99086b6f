%%RUN frobnicate
---
%%FAIL 2
pkt: 'frobnicate' is neither a command nor a script
pkt: pkt --help tells how it is called

%%RUN --seed seven -e '1'
---
%%FAIL 2
pkt: --seed: 'seven' is not a whole number from 0 to 2^64-1
pkt: pkt --help tells how it is called

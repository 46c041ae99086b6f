%%RUN --color=alwys ls UDP
---
%%FAIL 2
pkt: --color: 'alwys' is not auto, always or never
    did you mean 'always'?
pkt: pkt --help tells how it is called

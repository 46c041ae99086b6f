%%RUN read samples
---
%%FAIL 3
pkt: samples is a directory, not a capture file

%%RUN diff samples/office.pcap
---
%%FAIL 2
pkt: diff: which captures? two files
pkt: pkt --help tells how it is called

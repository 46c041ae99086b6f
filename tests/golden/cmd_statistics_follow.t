%%RUN read samples/office.pcap --statistics --follow tcp
---
%%FAIL 2
pkt: --follow and --statistics are two things: one at a time
pkt: pkt --help tells how it is called

%%RUN read samples/office.pcap -c zero
---
%%FAIL 2
pkt: -c: 'zero' is not a number of packets (1 or more)
pkt: pkt --help tells how it is called

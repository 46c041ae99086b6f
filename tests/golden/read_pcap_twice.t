%%RUN read samples/office.pcap -o pcapng -w x.pcap
---
%%FAIL 2
pkt: -o pcapng and -w both say where packets are written
pkt: pkt --help tells how it is called

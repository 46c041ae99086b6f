%%RUN read samples/office.pcap -w - -o text
---
%%FAIL 2
pkt: -w - and -o text would both write to standard output
pkt: pkt --help tells how it is called

%%RUN read samples/office.pcap -o text:x
---
%%FAIL 2
pkt: -o text goes to standard output; only svg takes a file
pkt: pkt --help tells how it is called

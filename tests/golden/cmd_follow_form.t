%%RUN read samples/office.pcap --follow tcp:0 -o json
---
%%FAIL 2
pkt: --follow shows a stream as -o text, hex or raw, not as json
pkt: pkt --help tells how it is called

%%RUN read samples/office.pcap --statistics -o json
---
%%FAIL 2
pkt: --statistics are shown as -o text or svg, not as json
pkt: pkt --help tells how it is called

%%RUN read samples/office.pcap -Y ''
---
%%FAIL 2
pkt: a filter is one expression, such as tcp.dport == 80

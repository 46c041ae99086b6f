%%RUN read samples/office.pcap -w no/such/out.pcap
---
%%FAIL 3
pkt: cannot write no/such/out.pcap: No such file or directory

%%RUN diff samples/office.pcap nofile
---
%%FAIL 3
pkt: cannot open nofile: No such file or directory

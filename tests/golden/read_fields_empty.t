%%RUN read samples/office.pcap --fields ip.src,,ip.dst
---
%%FAIL 2
pkt: --fields: a name is missing
    ip.src,,ip.dst
           ^

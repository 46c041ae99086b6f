%%RUN read samples/office.pcap tcp and
---
%%FAIL 2
pkt: filter: something must follow 'and'
    tcp and
        ^~~

%%RUN read samples/office.pcap tcp prot 80
---
%%FAIL 2
pkt: filter: 'prot' is not a filter word
    tcp prot 80
        ^~~~ did you mean 'port'?

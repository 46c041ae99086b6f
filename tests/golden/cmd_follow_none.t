%%RUN read samples/office.pcap --follow tcp:7
---
%%FAIL 1
pkt: there is no stream tcp:7: the last is tcp:0
    --follow tcp lists them

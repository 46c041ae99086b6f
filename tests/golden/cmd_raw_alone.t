%%RUN read samples/office.pcap -o raw
---
%%FAIL 2
pkt: -o raw: the bytes of which stream?
    --follow tcp:0
pkt: pkt --help tells how it is called

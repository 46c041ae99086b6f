%%RUN read tests/golden/data/empty.pcap
---
%%FAIL 3
pkt: tests/golden/data/empty.pcap is empty: not even the header of a capture is there

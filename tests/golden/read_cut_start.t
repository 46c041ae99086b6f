%%RUN read tests/golden/data/cut_start.pcap
---
%%FAIL 3
pkt: tests/golden/data/cut_start.pcap: ends inside the file header (24 bytes needed, 13 there)

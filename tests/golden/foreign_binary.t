%%RUN check tests/golden/data/magic.pcap
---
%%FAIL 2
pkt: tests/golden/data/magic.pcap is not text; networks of Cisco's Packet Tracer have the same ending

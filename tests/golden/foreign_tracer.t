%%RUN tests/golden/data/tracer.pkt
---
%%FAIL 2
pkt: tests/golden/data/tracer.pkt is a network of Cisco's Packet Tracer, which opens it

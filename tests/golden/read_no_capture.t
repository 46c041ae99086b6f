%%RUN read tests/golden/data/text.pcap
---
%%FAIL 3
pkt: tests/golden/data/text.pcap is not a capture file: it looks like text, 'this is not a capture'

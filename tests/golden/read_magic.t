%%RUN read tests/golden/data/magic.pcap
---
%%FAIL 3
pkt: tests/golden/data/magic.pcap is not a capture file: it begins with de ad be ef, neither pcap nor pcapng

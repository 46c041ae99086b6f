%%RUN read tests/golden/data/none.pcap
---

%%RUN check tests/golden/data/magic.pcap
---

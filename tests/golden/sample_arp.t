%%RUN samples/arp.pkt
---

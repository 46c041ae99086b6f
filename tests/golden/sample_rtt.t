%%RUN samples/rtt.pkt
---

%%RUN samples/neighbours.pkt
---

%%RUN samples/sums.pkt
---

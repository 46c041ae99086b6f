%%RUN samples/count.pkt
---

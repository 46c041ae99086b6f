%%RUN samples/retransmissions.pkt
---

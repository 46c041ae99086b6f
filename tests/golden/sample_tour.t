%%RUN samples/tour.pkt
---

%%RUN check samples/tour.pkt
---

%%RUN samples/arpspoof.pkt
---

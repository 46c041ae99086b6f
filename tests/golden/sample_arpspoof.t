%%RUN samples/arpspoof.pkt
---
2.500  192.0.2.1 was 02:00:00:00:00:01, now 02:00:00:00:00:66
2 addresses, 1 suspicious

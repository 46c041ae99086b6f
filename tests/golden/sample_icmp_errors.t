%%RUN samples/icmp_errors.pkt
---

%%RUN samples/dns.pkt
---

%%RUN samples/dns_answer.pkt
---

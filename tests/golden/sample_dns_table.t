%%RUN samples/dns_table.pkt
---

p = DNSQR(qname=5)
---

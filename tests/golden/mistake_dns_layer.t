p = DNSQR(qtype="AAAAA")
---

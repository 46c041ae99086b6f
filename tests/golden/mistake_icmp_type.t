p = ICMP(type="ping")
---

p = IP(ttl=[])
---

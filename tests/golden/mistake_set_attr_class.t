IP.ttl = 3
---

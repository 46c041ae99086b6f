p = IP()
p.show
p.ttl(3)
---

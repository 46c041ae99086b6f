p = IP()
print(p->ttl)
---

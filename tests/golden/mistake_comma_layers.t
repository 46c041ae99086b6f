p = IP(), TCP()
print(p.dport)
---

p = TCP(dport=-1)
---

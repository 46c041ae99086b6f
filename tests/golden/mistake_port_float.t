p = TCP(dport=80.5)
---

p = TCP(dport="80")
---

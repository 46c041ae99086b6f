p = TCP(dport="htttp")
---

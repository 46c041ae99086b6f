p = TCP(flags="SYN")
---

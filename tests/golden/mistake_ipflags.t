p = IP(flags="D")
---

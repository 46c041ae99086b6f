p = IP()\TCP()
---

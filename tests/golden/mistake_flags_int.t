p = TCP(flags=512)
---

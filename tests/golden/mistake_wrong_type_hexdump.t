hexdump(3)
---

x = int("zz", 16)
---

print("a", file=3)
---

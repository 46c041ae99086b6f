print("a" < 3)
---

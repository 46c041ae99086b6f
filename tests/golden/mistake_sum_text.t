x = sum(["a"])
---

exec("x = 1")
---

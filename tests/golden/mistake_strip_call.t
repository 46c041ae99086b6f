x = "a b".splt()
---

x = unicode("a")
---

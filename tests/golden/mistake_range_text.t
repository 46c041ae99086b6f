x = range("a")
---

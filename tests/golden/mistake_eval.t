eval("1")
---

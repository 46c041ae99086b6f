x = True()
---

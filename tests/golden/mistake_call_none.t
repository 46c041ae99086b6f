x = None
x()
---

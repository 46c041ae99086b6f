x = len(5)
---

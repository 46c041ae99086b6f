x = None + 1
---

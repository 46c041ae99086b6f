x = int(None)
---

del x
---

sorted()
---

p = Raw(load=5)
---

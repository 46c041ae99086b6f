x = chr(-1)
---

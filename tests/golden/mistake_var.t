var x = 3
---

let x = 3
---

int x = 3
---

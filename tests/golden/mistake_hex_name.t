x = ff
---

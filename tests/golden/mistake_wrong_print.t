Print("a")
---

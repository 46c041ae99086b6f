x = ord("ab")
---

x = int("abc")
---

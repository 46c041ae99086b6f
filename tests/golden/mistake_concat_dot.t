print("a" . "b")
---

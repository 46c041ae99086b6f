print("abc"[7])
---

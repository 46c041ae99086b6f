print("a" 3)
---

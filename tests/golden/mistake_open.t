f = open("x")
---

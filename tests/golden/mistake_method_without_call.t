p = IP()
print(p.summary + "x")
---

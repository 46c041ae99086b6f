x = unhex("zz")
---

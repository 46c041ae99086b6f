p = IP() + "data"
---

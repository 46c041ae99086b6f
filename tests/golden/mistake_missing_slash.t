p = IP() TCP()
---

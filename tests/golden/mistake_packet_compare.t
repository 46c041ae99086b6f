print(IP() < TCP())
---

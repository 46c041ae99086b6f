print(IP.dst)
---

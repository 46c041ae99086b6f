print(IP in TCP)
---

print(IP().sprintf("%IP.scr%"))
---

print(IP().sprintf("%IPP.src%"))
---

p = Ether(dst="02-00-00-00-00-zz")
---

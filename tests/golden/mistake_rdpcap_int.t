rdpcap(5)
---

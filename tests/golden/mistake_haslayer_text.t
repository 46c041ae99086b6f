print(IP().haslayer("TPC"))
---

p = IP()/TCP()
print(p.TCP.dport)
---

p = IP()/TCP()
print(p[tcp].dport)
---

print(IP()*3, 2 * (IP()/"x"), (IP()/UDP())*0, IP()*-1)
print(len(IP(ttl=(1,3))*2), IP()*2 + [1])
l = IP()*2
l[0].ttl = 5
print(l[1].ttl)
---
[IP(), IP(), IP()] [IP()/"x", IP()/"x"] [] []
2 [IP(), IP(), 1]
5

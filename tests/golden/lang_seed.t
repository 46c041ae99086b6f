conf.seed = 7
a = [IP(id=RandShort())[0].id for i in range(2)]
p = IP(src=RandIP("192.0.2.0/24"), id=RandShort())
print(a[0] == a[1], p[0].src == p[0].src, 0 <= p[0].id <= 65535, p[0].src.startswith("192.0.2."))
conf.seed = 8
print(IP(id=RandShort())[0].id == a[0])
---
True True True True
False

p = IP(ttl=3)/UDP()
q = p.copy()
q.ttl = 4
print(p.ttl, q.ttl)
r = p/"data"
print(p.command(), r.command())
print(p == p.copy(), p == q)
---
3 4
IP(ttl=3)/UDP() IP(ttl=3)/UDP()/"data"
True False

%%RUN
>>> p = IP()
>>> p.ttl
64
>>> for x in [1, 2]:
...     print("x", x)
...
1
2
>>> def f(n):
...     return n + 1
>>> f(p.ttl)
nonsense that was printed
---
64
x 1
x 2
65

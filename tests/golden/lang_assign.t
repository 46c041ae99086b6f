a, b = 1, 2
a, b = b, a
print(a, b)
(x, y), z = (1, 2), 3
print(x, y, z)
l = [1, 2, 3]
l[1] = 20
del l[0]
print(l)
n = 5
n += 2
print(n)
---
2 1
1 2 3
[20, 3]
7

for i in range(2, 8, 3):
    print(i)
for a, b in [(1, 2), (3, 4)]:
    print(a + b)
for p in [IP(), UDP()]:
    for c in "xy":  # nested
        print(p, c)
print("end")
---
2
5
3
7
127.0.0.1 > 127.0.0.1 hopopt x
127.0.0.1 > 127.0.0.1 hopopt y
UDP domain > domain x
UDP domain > domain y
end

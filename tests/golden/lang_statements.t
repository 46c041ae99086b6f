for i in range(5):
    if i == 1:
        continue
    elif i == 3:
        break
    else:
        print("for", i)
else:
    print("not reached")
n = 3
while n:
    n -= 1
    print("while", n)
else:
    print("done")
for a, (b, c) in [(1, (2, 3)), (4, (5, 6))]: print(a + b + c)
x = y = 5; x, y = y + 1, x
print(x, y)
if x > y: print("one line"); print("two")
pass
assert x == 6, "never seen"
del x
try:
    print(x)
except Exception as e:
    print("error:", e)
---
for 0
for 2
while 2
while 1
while 0
done
6
15
6 5
one line
two
error: 'x' has no value yet

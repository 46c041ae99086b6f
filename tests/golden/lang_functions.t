def area(w, h=2, *more, **named):
    """A function may begin with a text."""
    return (w * h, more, named)

print(area(3), area(3, 4), area(h=5, w=2), area(1, 2, 3, 4, x=5))
args = [2, 3]
print(area(*args), area(**{"w": 7}))

def fact(n):
    return 1 if n < 2 else n * fact(n - 1)

print(fact(20))

def counter():
    count = 0
    def show():
        return count
    count = 41
    count += 1
    return show

print(counter()())
total = 0

def add(n):
    global total
    total += n

add(3)
add(4)
print(total, (lambda a, b=10: a + b)(1), [f(2) for f in [lambda x: x + 1, lambda x: x * 5]])

def nothing():
    pass

print(nothing())
---
(6, (), {}) (12, (), {}) (10, (), {}) (2, (3, 4), {"x": 5})
(6, (), {}) (14, (), {})
2432902008176640000
42
7 11 [3, 10]
None

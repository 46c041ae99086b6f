@cache
def f():
    return 1
---

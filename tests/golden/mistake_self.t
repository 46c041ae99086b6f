def f():
    return self.x
---

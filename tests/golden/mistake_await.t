def f():
    await g()
---

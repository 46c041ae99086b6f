async def f():
    pass
---

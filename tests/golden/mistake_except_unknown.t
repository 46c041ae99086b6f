try:
    x = 1
except Foo:
    pass
---

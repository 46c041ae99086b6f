foreach p in [1]:
    print(p)
---

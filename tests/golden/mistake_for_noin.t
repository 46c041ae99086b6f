for x of [1]:
    pass
---

if 3 in 5:
    pass
---

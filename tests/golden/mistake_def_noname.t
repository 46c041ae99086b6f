def (x):
    return x
---

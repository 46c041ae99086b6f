while:
    pass
---

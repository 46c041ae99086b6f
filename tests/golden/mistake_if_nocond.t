if:
    pass
---

sleep(1)
---

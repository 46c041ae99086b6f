x = NONE
---

x = nil
---

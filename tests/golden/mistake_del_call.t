del f()
---

hexdump()
---

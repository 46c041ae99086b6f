x = b"ab" + "cd"
---

d = {}
d.has_key("a")
---

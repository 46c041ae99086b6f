print "a", 3
---

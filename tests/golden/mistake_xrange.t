for i in xrange(3):
    pass
---

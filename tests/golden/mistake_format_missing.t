x = "{} {}".format(1)
---

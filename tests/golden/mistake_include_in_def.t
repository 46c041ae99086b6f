def f():
    include "x.pkt"
---

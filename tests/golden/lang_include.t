include "tests/golden/data/lib.pkt"
print(double(21), answer)
---
42 42

from collections import Counter
c = Counter()
---

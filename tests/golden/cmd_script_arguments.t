%%RUN - one two
import_free = 1
print(import_free)
---
1

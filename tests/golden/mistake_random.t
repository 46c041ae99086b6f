import random
x = random.randint(1, 6)
---

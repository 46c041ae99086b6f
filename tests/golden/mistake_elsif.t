x = 1
if x:
    print(1)
elsif x == 3:
    print(2)
---

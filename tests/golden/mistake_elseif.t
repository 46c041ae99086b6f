x = 1
if x == 2:
    print(1)
elseif x == 3:
    print(2)
---

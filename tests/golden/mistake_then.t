if 1 == 1 then
    print(1)
---

print("before")
exit(3)
print("not reached")
---
%%FAIL 3
%%OUT
before

%%RUN
print(1)
exit(5)
print(2)
---
%%FAIL 5
%%OUT
1

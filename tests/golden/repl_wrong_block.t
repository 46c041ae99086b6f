%%RUN
for x in [1]
    print(x)
    print(2)
"on"
---
%%FAIL 2
error: the line ends too early
    for x in [1]
                ^ missing ':'?
%%OUT
"on"

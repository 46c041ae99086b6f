# Brackets and backslashes join lines; ; parts statements; comments stand anywhere.
p = (IP(dst="192.0.2.1")   # here
     /TCP(dport=[80,

                 443])
     )
x = 1 + \
    2; y = x * 2
print(size(p), x, y)
if x:

    # a comment with less indentation is no end
# of the block
    print("still inside")
---
2 3 6
still inside

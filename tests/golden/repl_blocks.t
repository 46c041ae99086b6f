%%RUN
def f(x):
    a = x

    return a

f(3)
if f(0):
    print("yes")

else:
    print("no")
for i in [1]:
    print(i)
print("end")
class K(Packet):
    name = "k"

    fields_desc = [ByteField("a", 1)]

K()
---
3
no
1
end
K()

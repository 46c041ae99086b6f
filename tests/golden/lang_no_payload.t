p = IP()/UDP()
print(isinstance(p.payload, NoPayload), isinstance(p[UDP].payload, NoPayload), type(p[UDP].payload) is NoPayload, type(p.payload) is UDP)
print(p[UDP].payload == NoPayload(), p.payload == NoPayload(), bool(NoPayload()), len(NoPayload()))
while not isinstance(p, NoPayload):
    print(p.name)
    p = p.payload
---
False True True True
True False False 0
IP
UDP

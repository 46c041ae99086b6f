class Lamp(Packet):
    fields_desc = [ByteField("a", 1)]
bind_layers(UDP, Lamp, dport=4040)
old = IP()/UDP()/Lamp()
class Lamp(Packet):
    name = "the new one"
    fields_desc = [ByteField("b", 2), ByteField("c", 3)]
print(repr(IP(raw(old / "x"))))
print(repr(old), repr(IP()/UDP()/Lamp()), raw(UDP()/Lamp(b=9)))
print(Lamp in old, Lamp in IP()/UDP()/Lamp())
class Base(Packet):
    fields_desc = [ByteField("a", 1)]
    def twice(self, n=2):
        return self.a * n
class More(Base):
    fields_desc = [Base, ShortField("d", 4)]
m = More(a=21)
print(raw(m), m.twice(), m.twice(n=3), More.fields_desc[1])
---
IP(src="127.0.0.1")/UDP()/Lamp(b=1, c=120)
IP()/UDP()/Lamp() IP()/UDP()/Lamp() b"\x005\x0f\xc8\x00\n\x00\x00\t\x03"
False True
b"\x15\x00\x04" 42 63 <ShortField d>

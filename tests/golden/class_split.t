class A(Packet):
    fields_desc = [ByteField("x", 0)]
class B(Packet):
    fields_desc = [ByteField("y", 0)]
bind_layers(TCP, A, dport=80, flags="PA")
bind_bottom_up(TCP, B, sport=80)
bind_top_down(TCP, B, dport=99)
print(repr(IP(raw(IP()/TCP()/A()))))
print(repr(IP(raw(IP()/TCP(sport=80, dport=5)/"a"))))
print((TCP()/B())[TCP].dport)
split_layers(TCP, A, dport=80)
print(repr(IP(raw(IP()/TCP(dport=80, flags="PA")/A()))))
split_layers(UDP, DNS, dport=53)
print(IP(raw(IP()/UDP(sport=9, dport=53)/DNS())).summary())
bind_layers(A, B)
print(repr(A(b"\x01\x02\x03")))
---
IP(src="127.0.0.1")/TCP()/A()
IP(src="127.0.0.1")/TCP(sport=80, dport=5)/B(y=97)
99
IP(src="127.0.0.1")/TCP(flags="PA")/"\x00"
IP / UDP 127.0.0.1:discard > 127.0.0.1:domain / Raw
A(x=1)/B(y=2)/Raw(load=b"\x03")

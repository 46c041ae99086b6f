class Inner(Packet):
    fields_desc = [ByteField("x", 5)]

class Cmd(Packet):
    fields_desc = [ByteField("cmd", 0), LenField("len", None, fmt="B")]
    def guess_payload_class(self, payload):
        if self.cmd == 9:
            return Inner
        return Packet.guess_payload_class(self, payload)
    def mysummary(self):
        return "Cmd %d" % self.cmd

class Other(Packet):
    fields_desc = [ShortField("y", 0)]

bind_layers(Cmd, Other, cmd=3)
bind_layers(IP, Cmd, proto=200)
p = IP()/Cmd()/Other(y=258)
print(p, raw(p)[20:])
print(repr(IP(raw(p))))
q = IP(raw(IP()/Cmd(cmd=9)/Inner()/"z"))
print(q.summary(), repr(q))

class Sum(Packet):
    fields_desc = [ByteField("a", 1), ShortField("len", None), XByteField("sum", None)]
    def post_build(self, p, pay):
        if self.len is None:
            n = len(p) + len(pay)
            p = p[:1] + bytes([n >> 8, n & 255]) + p[3:]
        if self.sum is None:
            p = p[:3] + bytes([sum(p) & 255])
        return p + pay + b"\x00" * (-len(pay) % 4)

bind_layers(UDP, Sum, dport=6000)
p = IP()/UDP()/Sum()/"abcde"
print(raw(p)[24:])
q = IP(raw(p))
q.show()
assert raw(q) == raw(p)
class Piece(Packet):
    fields_desc = [ByteField("a", 0)]
    def guess_payload_class(self, payload):
        return conf.padding_layer

class Pieces(Packet):
    fields_desc = [PacketListField("list", [], Piece)]

print(repr(Pieces(b"\x01\x02\x03")), repr(Piece(b"\x01\x02")))
---
IP / Cmd 3 / Other b"\x03\x02\x01\x02"
IP(src="127.0.0.1")/Cmd()/Other(y=258)
IP / Cmd 9 / Inner / Raw IP(src="127.0.0.1")/Cmd(cmd=9)/Inner()/"z"
b"\x00\x14\xb6M\x01\x00\t\nabcde\x00\x00\x00"
IP         version=4 ihl=5 tos=0x0 len=40 id=1 flags=0 frag=0 ttl=64 proto=udp chksum=0x7cc2 (ok) src=127.0.0.1 dst=127.0.0.1
UDP        sport=domain dport=6000 len=20 chksum=0xb64d (ok)
Sum        a=1 len=9 sum=0xa
Raw        load=b"abcde\x00\x00\x00"
Pieces(list=[Piece(a=1), Piece(a=2), Piece(a=3)]) Piece(a=1)/Padding(load=b"\x02")

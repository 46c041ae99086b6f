class TLV(Packet):
    name = "a type, a length, a value"
    fields_desc = [ByteEnumField("type", 1, {1: "name", 2: "speed"}),
                   FieldLenField("len", None, length_of="value", fmt="B", adjust=lambda pkt, x: x + 2),
                   StrLenField("value", "", length_from=lambda pkt: pkt.len - 2)]

    def extract_padding(self, s):
        return "", s

class Box(Packet):
    fields_desc = [BitField("version", 1, 4), BitField("hdrlen", 0, 4),
                   FlagsField("flags", 0, 8, ["urgent", "ack", "", "last"]),
                   ConditionalField(ShortField("seq", 7), lambda pkt: pkt.flags & 1),
                   ConditionalField(IPField("via", "192.0.2.9"), lambda pkt: pkt.flags.ack and pkt.version == 1),
                   FieldLenField("count", None, count_of="opts", fmt="B"),
                   PacketListField("opts", [], TLV, count_from=lambda pkt: pkt.count),
                   FieldListField("marks", [1, 2], LEShortField("m", 0), count_from=lambda p: 2),
                   PadField(StrNullField("who", "me"), 4),
                   ChecksumField("chksum", kind="crc32c")]
    def is_last(self):
        return self.flags.last

bind_layers(UDP, Box, dport=5050)
bind_layers(UDP, Box, sport=5050)
p = IP()/UDP()/Box(flags="urgent+ack", opts=[TLV(type="speed", value="fast"), TLV(value="x"*3)])/"payload"
print(p)
b = raw(p)
hexdump(b)
q = IP(b)
q.show()
print(q)
assert raw(q) == b
print(q[Box].opts[1].value, q[Box].is_last(), q[Box].via, q[Box].who)
q[Box].opts.append(TLV(value="more"))
q[Box].flags = "last"
print(raw(q)[28:])
r = IP(raw(q))
r.show()
print(r, r[Box].seq)
print(r.command())
ls(Box)
print(q.sprintf("%Box.flags% %Box.version%"), q.haslayer("Box"), Box in q)
split_layers(UDP, Box, dport=5050)
print(IP(b).summary())
---
IP / UDP 127.0.0.1:5050 > 127.0.0.1:domain / Box / Raw
0000  45 00 00 43 00 01 00 00  40 11 7c a7 7f 00 00 01   E..C....@.|.....
0010  7f 00 00 01 13 ba 00 35  00 2f 5e 90 10 03 00 07   .......5./^.....
0020  c0 00 02 09 02 02 06 66  61 73 74 01 05 78 78 78   .......fast..xxx
0030  01 00 02 00 6d 65 00 00  8e 6d a5 2a 70 61 79 6c   ....me...m.*payl
0040  6f 61 64                                           oad
IP         version=4 ihl=5 tos=0x0 len=67 id=1 flags=0 frag=0 ttl=64 proto=udp chksum=0x7ca7 (ok) src=127.0.0.1 dst=127.0.0.1
UDP        sport=5050 dport=domain len=47 chksum=0x5e90 (ok)
Box        version=1 hdrlen=0 flags=urgent+ack seq=7 via=192.0.2.9 count=2 marks=[1, 2] who=b"me" chksum=0x8e6da52a (ok)
  opts[0]  type=speed len=6 value=b"fast"
  opts[1]  type=name len=5 value=b"xxx"
Raw        load=b"payload"
IP / UDP 127.0.0.1:5050 > 127.0.0.1:domain / Box / Raw
b"xxx" False 192.0.2.9 b"me"
b"\x10\x08\x03\x02\x06fast\x01\x05xxx\x01\x06more\x01\x00\x02\x00me\x00\x00\r+\xf1<payload"
IP         version=4 ihl=5 tos=0x0 len=67 id=1 flags=0 frag=0 ttl=64 proto=udp chksum=0x7ca7 (ok) src=127.0.0.1 dst=127.0.0.1
UDP        sport=5050 dport=domain len=47 chksum=0x73f1 (ok)
Box        version=1 hdrlen=0 flags=last count=3 marks=[1, 2] who=b"me" chksum=0xd2bf13c (ok)
  opts[0]  type=speed len=6 value=b"fast"
  opts[1]  type=name len=5 value=b"xxx"
  opts[2]  type=name len=6 value=b"more"
Raw        load=b"payload"
IP / UDP 127.0.0.1:5050 > 127.0.0.1:domain / Box / Raw None
IP(version=4, ihl=5, tos=0, len=67, id=1, flags=0, frag=0, ttl=64, proto=17, chksum=31911, src="127.0.0.1", dst="127.0.0.1", options=[])/UDP(sport=5050, dport=53, len=47, chksum=29681)/Box(version=1, hdrlen=0, flags="last", count=3, opts=[TLV(type=2, len=6, value=b"fast"), TLV(type=1, len=5, value=b"xxx"), TLV(type=1, len=6, value=b"more")], marks=[1, 2], who=b"me", chksum=220983612)/"payload"
Box
  version     4 bits            1
  hdrlen      4 bits            0
  flags       8 bits  flags     0
  seq        16 bits            7
  via        32 bits  IPv4      192.0.2.9
  count       8 bits            (items of opts)
  opts          list  TLV       []
  marks         list            [1, 2]
  who           value           b"me"
  chksum     32 bits  hex       (CRC-32C over header, payload)
last 1 True True
IP / UDP 127.0.0.1:5050 > 127.0.0.1:domain / Box / Raw

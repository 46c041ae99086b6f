class Inner(Packet):
    fields_desc = [ByteField("x", 5)]

class All(Packet):
    fields_desc = [PacketField("inside", Inner(x=9), Inner), ByteField("after", 1), IP6Field("six", "2001:db8::1"),
                   IPField("four", "192.0.2.1"), MACField("mac", "02:00:00:00:00:05"), SignedByteField("s", -3),
                   LESignedShortField("t", -2), LEThreeBytesField("u", 1), XLongField("v", 0xffffffffffffffff),
                   BitField("bits", 1, 3), BitEnumField("more", 2, 5, {2: "two"}), EnumField("e", 1, ["no", "yes"], "<I"),
                   BitFieldLenField("n", None, 4, count_of="list"), XBitField("rest", 0, 4),
                   FieldListField("list", [1, 2], ShortField("", 0), count_from=lambda pkt: pkt.n),
                   FieldListField("hosts", ["192.0.2.7"], IPField("", None), length_from=lambda pkt: 4),
                   StrFixedLenField("f", b"ab", 4), StrNullField("z", "text"), PadField(StrNullField("w", "me"), 4, padwith=b"\xff"),
                   XStrField("tail", b"\x00\xff", remain=2), LEShortField("end", 0x1234)]

ls(All)
p = All(inside=Inner(x=3), s=-100, e="no", list=[7, 8, 9], w="abcdef")
b = raw(p)
hexdump(b)
q = All(b)
q.show()
print(repr(q))
assert raw(q) == b
print(q.s, q.list, q.hosts, q.inside.x, q.w)
try:
    q.s = -129
except Exception as e:
    print(e)
---
All
  inside        packet Inner     Inner(x=9)
  after       8 bits            1
  six       128 bits  IPv6      2001:db8::1
  four       32 bits  IPv4      192.0.2.1
  mac        48 bits  MAC       02:00:00:00:00:05
  s           8 bits  signed    -3
  t          16 bits  signed    -2
  u          24 bits            1
  v          64 bits  hex       0xffffffffffffffff
  bits        3 bits            1
  more        5 bits  names     2 two
  e          32 bits  names     1 yes
  n           4 bits            (items of list)
  rest        4 bits  hex       0x0
  list          list            [1, 2]
  hosts         list  IPv4      [192.0.2.7]
  f           4 bytes           b"ab"
  z             bytes           b"text"
  w             value           b"me"
  tail          bytes hex       b"\x00\xff"
  end        16 bits            4660
0000  03 01 20 01 0d b8 00 00  00 00 00 00 00 00 00 00   .. .............
0010  00 01 c0 00 02 01 02 00  00 00 00 05 9c fe ff 01   ................
0020  00 00 ff ff ff ff ff ff  ff ff 22 00 00 00 00 30   .........."....0
0030  00 07 00 08 00 09 c0 00  02 07 61 62 00 00 74 65   ..........ab..te
0040  78 74 00 61 62 63 64 65  66 00 ff 00 ff 34 12      xt.abcdef....4.
All        after=1 six=2001:db8::1 four=192.0.2.1 mac=02:00:00:00:00:05 s=-100 t=-2 u=1 v=0xffffffffffffffff bits=1 more=two e=no n=3 rest=0x0 list=[7, 8, 9] hosts=[192.0.2.7] f=b"ab\x00\x00" z=b"text" w=b"abcdef" tail=b"\x00\xff" end=4660
  inside   x=3
All(inside=Inner(x=3), s=-100, e=0, list=[7, 8, 9], f=b"ab\x00\x00", w=b"abcdef")
-100 [7, 8, 9] ["192.0.2.7"] 3 b"abcdef"
-129 does not fit in All.s (8 bits, signed: -128 to 127)

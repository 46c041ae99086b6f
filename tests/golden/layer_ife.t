# IFE: metadata before the frame that it is about; a value is as wide as its length says.
p = Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/IFE(tlvs=[IFESKBMark(value=3), IFETCIndex(value=5), IFETlvStr(type=9, value="abcde")])/Ether(src="02:00:00:00:00:02", dst="02:00:00:00:00:03")/IP(src="192.0.2.1", dst="192.0.2.2", proto=253)
hexdump(p)
q = Ether(bytes(p))
q.show()
print(repr(q[IFE]))
print(q.summary(), q[IFE].mdlen)
# Other lengths; filling that is not zero; metadata that is cut.
print(repr(IFE(b"\x00\x0e" + b"\x00\x04\x00\x06\x00\x02\xff\xff" + b"\x00\x01\x00\x04")))
print(repr(IFE(b"\x00\x0c" + b"\x00\x01\x00\x09\x00")))
print(bytes(IFETCIndex(value=70000)).hex())
---
0000  02 00 00 00 00 02 02 00  00 00 00 01 ed 3e 00 1b   .............>..
0010  00 01 00 08 00 00 00 03  00 05 00 06 00 05 00 00   ................
0020  00 09 00 09 61 62 63 64  65 02 00 00 00 00 03 02   ....abcde.......
0030  00 00 00 00 02 08 00 45  00 00 14 00 01 00 00 40   .......E.......@
0040  fd f5 e8 c0 00 02 01 c0  00 02 02                  ...........
Ether      dst=02:00:00:00:00:02 src=02:00:00:00:00:01 type=0xed3e
IFE        mdlen=27
  tlvs[0]  type=SKBMark length=8 value=3
  tlvs[1]  type=TCIndex length=6 value=5
  tlvs[2]  type=9 length=9 value=b"abcde"
Ether      dst=02:00:00:00:00:03 src=02:00:00:00:00:02 type=IPv4
IP         version=4 ihl=5 tos=0x0 len=20 id=1 flags=0 frag=0 ttl=64 proto=253 chksum=0xf5e8 (ok) src=192.0.2.1 dst=192.0.2.2
IFE(tlvs=[IFETlv(type=1, value=3), IFETlv(type=5, value=5), IFETlv(type=9, value=b"abcde", padding=b"")])/Ether(dst="02:00:00:00:00:03", src="02:00:00:00:00:02")/IP(proto=253, src="192.0.2.1", dst="192.0.2.2")
Ether / IFE / Ether / 192.0.2.1 > 192.0.2.2 253 27
IFE(tlvs=[IFETlv(type=4, length=6, value=2, padding=b"\xff\xff"), IFETlv(type=1, value=b"")])
IFE(mdlen=12, tlvs=[IFETlv(type=1, length=9, value=b"\x00", padding=b"")])
0005000800011170

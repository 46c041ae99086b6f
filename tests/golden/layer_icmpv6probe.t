p = IPv6(src="2001:db8::2", dst="2001:db8::1")/ICMPv6ExtendedEchoRequest(id=7, seq=1)/ICMPExtension_Header()/ICMPExtension_Object(classnum=3, classtype=2)/b"\0\0\0\1"
hexdump(p)
q = IPv6(bytes(p))
q.show()
print(repr(q), bytes(q) == bytes(p))
back = IPv6(src="2001:db8::1", dst="2001:db8::2")
r = IPv6(bytes(back/ICMPv6ExtendedEchoReply(id=7, seq=1, A=1, ipv6=1)))
r.show()
print(r.answers(q), IPv6(bytes(back/ICMPv6ExtendedEchoReply(id=7, seq=2))).answers(q))
large = 256
try:
    ICMPv6ExtendedEchoRequest(seq=large)
except ValueError as e:
    print(e)
---
0000  60 00 00 00 00 14 3a 40  20 01 0d b8 00 00 00 00   `.....:@ .......
0010  00 00 00 00 00 00 00 02  20 01 0d b8 00 00 00 00   ........ .......
0020  00 00 00 00 00 00 00 01  a0 00 03 34 00 07 01 01   ...........4....
0030  20 00 dc f4 00 08 03 02  00 00 00 01                ...........
IPv6       version=6 tc=0 fl=0 plen=20 nh=ICMPv6 hlim=64 src=2001:db8::2 dst=2001:db8::1
ICMPv6ExtendedEchoRequest type=Extended Echo Request code=No Error cksum=0x334 (ok) id=0x7 seq=1 reserved=0 L=1
ICMPExtension_Header version=2 reserved=0 chksum=0xdcf4 (ok)
ICMPExtension_Object len=8 classnum=Interface Identification classtype=2
Raw        load=b"\x00\x00\x00\x01"
IPv6(src="2001:db8::2", dst="2001:db8::1")/ICMPv6ExtendedEchoRequest(id=7, seq=1)/ICMPExtension_Header()/ICMPExtension_Object(classnum=3, classtype=2)/Raw(load=b"\x00\x00\x00\x01") True
IPv6       version=6 tc=0 fl=0 plen=8 nh=ICMPv6 hlim=64 src=2001:db8::1 dst=2001:db8::2
ICMPv6ExtendedEchoReply type=Extended Echo Reply code=No Error cksum=0x23c (ok) id=0x7 seq=1 state=Reserved reserved=0 A=1 ipv6=1
True False
256 does not fit in ICMPv6ExtendedEchoRequest.seq (8 bits: 0 to 255)

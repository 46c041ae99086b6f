p = IP(dst="192.0.2.1", src="192.0.2.2")/UDP(sport=40000)/TeredoAuth(clientid="me", nonce=7)/TeredoOrigin(port=40000, address="198.51.100.1")/IPv6(src="::1", dst="::2")/ICMPv6ND_RS()
hexdump(p)
q = IP(bytes(p))
q.show()
print(repr(q))
print(repr(UDP(bytes(UDP(sport=40000, dport=3544)/IPv6(src="::1", dst="::2")))), UDP(bytes(UDP(sport=40000, dport=3544)/"\0\2no")).summary())
large, name = 1 << 17, "nowhere"
for wrong in [lambda: TeredoOrigin(port=large), lambda: TeredoOrigin(address=name)]:
    try:
        wrong()
    except ValueError as e:
        print(e)
---
0000  45 00 00 63 00 01 00 00  40 11 f6 85 c0 00 02 02   E..c....@.......
0010  c0 00 02 01 9c 40 0d d8  00 4f 11 f2 00 01 02 00   .....@...O......
0020  6d 65 00 00 00 00 00 00  00 07 00 00 00 63 bf 39   me...........c.9
0030  cc 9b fe 60 00 00 00 00  08 3a ff 00 00 00 00 00   ...`.....:......
0040  00 00 00 00 00 00 00 00  00 00 01 00 00 00 00 00   ................
0050  00 00 00 00 00 00 00 00  00 00 02 85 00 7a ba 00   .............z..
0060  00 00 00                                           ...
IP         version=4 ihl=5 tos=0x0 len=99 id=1 flags=0 frag=0 ttl=64 proto=udp chksum=0xf685 (ok) src=192.0.2.2 dst=192.0.2.1
UDP        sport=40000 dport=3544 len=79 chksum=0x11f2 (ok)
TeredoAuth indicator=1 idlen=2 aulen=0 clientid=b"me" nonce=0x7 confirmation=0
TeredoOrigin indicator=0 port=40000 address=198.51.100.1
IPv6       version=6 tc=0 fl=0 plen=8 nh=ICMPv6 hlim=255 src=::1 dst=::2
ICMPv6ND_RS type=Router Solicitation code=0 cksum=0x7aba (ok) res=0
IP(src="192.0.2.2", dst="192.0.2.1")/UDP(sport=40000)/TeredoAuth(clientid=b"me", nonce=7)/TeredoOrigin(port=40000, address="198.51.100.1")/IPv6(src="::1", dst="::2")/ICMPv6ND_RS()
UDP(sport=40000, dport=3544)/IPv6(src="::1", dst="::2") UDP 40000 > 3544 / Raw
131072 does not fit in TeredoOrigin.port (16 bits: 0 to 65535)
'nowhere' is not an IPv4 address or network (for TeredoOrigin.address)

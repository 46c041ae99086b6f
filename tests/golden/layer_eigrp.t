p = IP(src="192.0.2.1", dst="224.0.0.10", ttl=2)/EIGRP(opcode="Update", flags="init", seq=7, asn=65001, tlvlist=[EIGRPSwVer(ios="v15.2"), EIGRPIntRoute(nexthop="0.0.0.0", prefixlen=9, dst="10.128.0.0"), EIGRPExtRoute(prefixlen=32, dst="192.0.2.9", extprotocolid="OSPF"), EIGRPv6IntRoute(prefixlen=32, dst="2001:db8::"), EIGRPSeq(addrlen=16, ip6addr="fe80::1"), EIGRPAuthData(keyid=3, authdata=b"0123456789abcdef"), EIGRPGeneric(type=0x1234, value="x")])
q = IP(bytes(p))
q.show()
print(repr(q[EIGRP]))
print(q.summary())
# A second destination in the same route; a length that is not its own.
m = bytes(EIGRPIntRoute(more=b"\x10\x0a\x01"))
print(repr(EIGRPIntRoute(m)), bytes(EIGRPIntRoute(m)) == m)
w = bytes(EIGRP(tlvlist=[EIGRPIntRoute(len=300)]))
print(repr(EIGRP(w)), bytes(EIGRP(w)) == w)
for wrong in ["15", "v1.256", "12.x"]:
    try:
        EIGRPSwVer(ios=wrong)
    except Exception as e:
        print(e)
---
IP         version=4 ihl=5 tos=0x0 len=232 id=1 flags=0 frag=0 ttl=2 proto=eigrp chksum=0x15b2 (ok) src=192.0.2.1 dst=224.0.0.10
EIGRP      ver=2 opcode=Update chksum=0x7006 (ok) flags=init seq=7 ack=0 asn=65001
  tlvlist[0] EIGRPSwVer type=0x4 len=8 ios=0xf02 eigrp=0x102
  tlvlist[1] EIGRPIntRoute type=0x102 len=27 nexthop=0.0.0.0 delay=128000 bandwidth=256 mtu=1500 hopcount=0 reliability=255 load=0 reserved=0x0 prefixlen=9 dst=10.128.0.0
  tlvlist[2] EIGRPExtRoute type=0x103 len=49 nexthop=192.168.0.0 originrouter=192.168.0.1 originasn=0 tag=0 externalmetric=0 reserved=0 extprotocolid=OSPF flags=0 delay=0 bandwidth=256 mtu=1500 hopcount=0 reliability=255 load=0 reserved2=0x0 prefixlen=32 dst=192.0.2.9
  tlvlist[3] EIGRPv6IntRoute type=0x402 len=42 nexthop=:: delay=128000 bandwidth=256000 mtu=1500 hopcount=1 reliability=255 load=0 reserved=0x0 prefixlen=32 dst=2001:db8::
  tlvlist[4] EIGRPSeq type=0x3 len=21 addrlen=16 ip6addr=fe80::1
  tlvlist[5] EIGRPAuthData type=0x2 len=40 authtype=MD5 keysize=16 keyid=3 nullpad=b"" authdata=b"0123456789abcdef"
  tlvlist[6] EIGRPGeneric type=0x1234 len=5 value=b"x"
EIGRP(opcode=1, flags="init", seq=7, asn=65001, tlvlist=[EIGRPSwVer(ios=3842), EIGRPIntRoute(nexthop="0.0.0.0", prefixlen=9, dst="10.128.0.0"), EIGRPExtRoute(extprotocolid=6, prefixlen=32, dst="192.0.2.9"), EIGRPv6IntRoute(prefixlen=32, dst="2001:db8::"), EIGRPSeq(addrlen=16, ip6addr="fe80::1"), EIGRPAuthData(keyid=3, authdata=b"0123456789abcdef"), EIGRPGeneric(type=4660, value=b"x")])
IP / EIGRP (AS=65001 Opcode=Update Flags=init)
EIGRPIntRoute(more=b"\x10\n\x01") True
EIGRP(tlvlist=[EIGRPIntRoute(len=300)]) True
'15' is not a version of ios: write "v12.4", each number up to 255
'v1.256' is not a version of ios: write "v12.4", each number up to 255
'12.x' is not a version of ios: write "v12.4", each number up to 255

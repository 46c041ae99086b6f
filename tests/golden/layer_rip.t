p = IP(src="192.0.2.1", dst="224.0.0.9", ttl=1)/UDP()/RIP(cmd="resp", version=2)/RIPAuth(password="secret")/RIPEntry(addr="198.51.100.0", mask="255.255.255.0", metric=2)/RIPEntry(AF=0, metric="Unreach")
p.show()
q = IP(bytes(p))
print(repr(q))
print(q[UDP].sport, q[UDP].dport, q.summary(), RIP in q, len(q[RIP]))
# A key number and digest of RFC 2082: its place, and the digest behind the last route.
d = IP(bytes(IP(src="192.0.2.1", dst="224.0.0.9")/UDP()/RIP(cmd=2, version=2)/RIPAuth(authtype="md5", digestoffset=44, keyid=7, authdatalen=20, seqnum=9)/RIPEntry(addr="198.51.100.0")/RIPAuth(authtype="md5authdata", authdata=b"0123456789abcdef")))
print(repr(d[RIP]))
n = IPv6(bytes(IPv6(src="fe80::1", dst="ff02::9", hlim=255)/UDP()/RIPng(cmd="resp")/RIPngEntry(prefix_or_nh="fe80::7", metric="next-hop entry")/RIPngEntry(prefix_or_nh="2001:db8::", prefixlen=32)))
n.show()
# What is too short for a route is bytes.
print(repr(RIP(b"\x02\x02\0\0" + b"\0" * 19)))
try:
    RIPEntry(metric="Unreach" + "able")
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=1 proto=udp chksum=(computed) src=192.0.2.1 dst=224.0.0.9
UDP        sport=route dport=route len=(computed) chksum=(computed)
RIP        cmd=resp version=2 null=0
RIPAuth    AF=Auth authtype=simple password=b"secret"
RIPEntry   AF=IP RouteTag=0 addr=198.51.100.0 mask=255.255.255.0 nextHop=0.0.0.0 metric=2
RIPEntry   AF=0 RouteTag=0 addr=0.0.0.0 mask=0.0.0.0 nextHop=0.0.0.0 metric=Unreach
IP(ttl=1, src="192.0.2.1", dst="224.0.0.9")/UDP()/RIP(cmd=2, version=2)/RIPAuth(password=b"secret")/RIPEntry(addr="198.51.100.0", mask="255.255.255.0", metric=2)/RIPEntry(AF=0, metric=16)
520 520 IP / UDP 192.0.2.1:route > 224.0.0.9:route / RIP / RIPAuth / RIPEntry / RIPEntry True 64
RIP(cmd=2, version=2)/RIPAuth(authtype=3, digestoffset=44, keyid=7, authdatalen=20, seqnum=9)/RIPEntry(addr="198.51.100.0")/RIPAuth(authtype=1, authdata=b"0123456789abcdef")
IPv6       version=6 tc=0 fl=0 plen=52 nh=UDP hlim=255 src=fe80::1 dst=ff02::9
UDP        sport=521 dport=521 len=52 chksum=0xaea4 (ok)
RIPng      cmd=resp ver=1 null=0
RIPngEntry prefix_or_nh=fe80::7 routetag=0 prefixlen=0 metric=next-hop entry
RIPngEntry prefix_or_nh=2001:db8:: routetag=0 prefixlen=32 metric=1
RIP(cmd=2, version=2)/"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
'Unreachable' is not a value of RIPEntry.metric

# MPLS: a stack of labels, its bottom computed; what follows by its first half byte; a pseudowire with a control word.
p = Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/MPLS(label=16, cos=5, ttl=9)/MPLS(label=17)/IP(src="192.0.2.1", dst="192.0.2.2")/ICMP()
p.show()
q = Ether(bytes(p))
print(q.summary(), [l.s for l in (q[MPLS], q[MPLS:2])], q[MPLS:2].label)
print(repr(Ether(bytes(Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/MPLS(label=18)/IPv6(src="2001:db8::1", dst="2001:db8::2")/UDP(sport=1, dport=2)))))
# A label that no packet follows.
b = bytes(p)[:18]
print(repr(Ether(b)), bytes(Ether(b).copy()) == b)
try:
    MPLS(label=1048575 + 1)
except Exception as e:
    print(e)
---
Ether      dst=02:00:00:00:00:02 src=02:00:00:00:00:01 type=MPLS
MPLS       label=16 cos=5 ttl=9
MPLS       label=17 cos=0 s=1 ttl=0
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=icmp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
ICMP       type=echo-request code=0 chksum=(computed) id=0x0 seq=0x0
Ether / MPLS / MPLS / IP / ICMP 192.0.2.1 > 192.0.2.2 echo-request 0 [0, 1] 17
Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/MPLS(label=18)/IPv6(src="2001:db8::1", dst="2001:db8::2")/UDP(sport=1, dport=2)
Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/MPLS(label=16, cos=5, s=0, ttl=9) True
1048576 does not fit in MPLS.label (20 bits: 0 to 1048575)

# 802.1ah: a customer's frame in a provider's, under a backbone tag.
p = Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/Dot1AD(vlan=3)/Dot1AH(prio=5, isid=0x1234)/Ether(dst="02:00:00:00:00:04", src="02:00:00:00:00:03")/IP(src="192.0.2.1", dst="192.0.2.2")/UDP(sport=1, dport=2)
p.show()
q = Ether(bytes(p))
print(q.summary(), q[Dot1AH].isid, q[Ether:2].src, bytes(q.copy()) == bytes(p))
b = bytes(p)[:24]
print(repr(Ether(b)), bytes(Ether(b).copy()) == b)
try:
    Dot1AH(isid=16777215 + 1)
except Exception as e:
    print(e)
---
Ether      dst=02:00:00:00:00:02 src=02:00:00:00:00:01 type=802_1AD
Dot1AD     prio=0 vlan=3 type=802_1AH
Dot1AH     prio=5 res2=0 isid=4660
Ether      dst=02:00:00:00:00:04 src=02:00:00:00:00:03 type=IPv4
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
UDP        sport=1 dport=2 len=(computed) chksum=(computed)
Ether / Dot1AD / Dot1AH / Ether / IP / UDP 192.0.2.1:1 > 192.0.2.2:2 4660 02:00:00:00:00:03 True
Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/Dot1AD(vlan=3)/Dot1AH(prio=5, isid=4660)/Raw(load=b"\x02\x00") True
16777216 does not fit in Dot1AH.isid (24 bits: 0 to 16777215)

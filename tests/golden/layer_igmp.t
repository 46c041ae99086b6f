p = IP(src="192.0.2.1")/IGMPv3()/IGMPv3mr(records=[IGMPv3gr(rtype="Change To Exclude Mode", maddr="239.1.2.3"), IGMPv3gr(rtype="Allow New Sources", maddr="239.1.2.4", srcaddrs=["192.0.2.7", "192.0.2.8"], auxdlen=1, auxdata=b"abcd")])
hexdump(p)
IP(bytes(p)).show()
print(repr(IP(bytes(p))))
# A query of 8 bytes is one of version 1 or 2, a longer one of version 3.
two = IP(bytes(IP(src="192.0.2.1", dst="224.0.0.1")/IGMP()))
three = IP(bytes(IP(src="192.0.2.1")/IGMPv3(mrcode=100)/IGMPv3mq(gaddr="239.1.2.3", qrv=2, qqic=125)))
print(two.summary(), IGMP in three, IGMPv3 in two)
print(three.summary(), three[IGMPv3mq].qqic)
print(repr(three[IGMPv3]))
# More records are promised than there are.
b = bytes(IGMPv3()/IGMPv3mr(numgrp=3, records=[IGMPv3gr()]))
print(repr(IGMPv3(b)), bytes(IGMPv3(b)) == b)
try:
    IGMP(gaddr="239.1.2" + ".256")
except Exception as e:
    print(e)
---
0000  45 c0 00 38 00 01 00 00  01 02 16 ec c0 00 02 01   E..8............
0010  e0 00 00 16 22 00 aa 18  00 00 00 02 04 00 00 00   ...."...........
0020  ef 01 02 03 05 01 00 02  ef 01 02 04 c0 00 02 07   ................
0030  c0 00 02 08 61 62 63 64                            ....abcd
IP         version=4 ihl=5 tos=0xc0 len=56 id=1 flags=0 frag=0 ttl=1 proto=igmp chksum=0x16ec (ok) src=192.0.2.1 dst=224.0.0.22
IGMPv3     type=Version 3 Membership Report mrcode=0 chksum=0xaa18 (ok)
IGMPv3mr   res2=0x0 numgrp=2
  records[0] rtype=Change To Exclude Mode auxdlen=0 numsrc=0 maddr=239.1.2.3
  records[1] rtype=Allow New Sources auxdlen=1 numsrc=2 maddr=239.1.2.4 srcaddrs=[192.0.2.7, 192.0.2.8] auxdata=b"abcd"
IP(src="192.0.2.1")/IGMPv3()/IGMPv3mr(records=[IGMPv3gr(rtype=4, maddr="239.1.2.3"), IGMPv3gr(rtype=5, auxdlen=1, maddr="239.1.2.4", srcaddrs=["192.0.2.7", "192.0.2.8"], auxdata=b"abcd")])
IP / IGMP: 192.0.2.1 > 224.0.0.1 Group Membership Query 0.0.0.0 True False
IP / IGMPv3: 192.0.2.1 > 224.0.0.22 Membership Query / IGMPv3mq 125
IGMPv3(mrcode=100)/IGMPv3mq(gaddr="239.1.2.3", qrv=2, qqic=125)
IGMPv3()/IGMPv3mr(numgrp=3, records=[IGMPv3gr()]) True
'239.1.2.256' is not an IPv4 address or network (for IGMP.gaddr)

p = IP(src="192.0.2.1")/IGMPv3_MR(records=[IGMPv3_MR_Group(maddr="239.1.2.3"), IGMPv3_MR_Group(rtype="Allow New Sources", maddr="239.1.2.4", srcaddrs=["192.0.2.7", "192.0.2.8"], auxdlen=1, auxdata=b"abcd")])
hexdump(p)
IP(bytes(p)).show()
print(repr(IP(bytes(p))))
# A query of 8 bytes is one of version 1 or 2, a longer one of version 3; long times are a mantissa and an exponent.
two = IP(bytes(IP(src="192.0.2.1")/IGMP_MQ()))
three = IP(bytes(IP(src="192.0.2.1")/IGMPv3_MQ(mrcode=1000, gaddr="239.1.2.3", qrv=2, qqic=125)))
print(two.summary(), IGMP in three, IGMPv3 in two)
print(three.summary(), three[IGMPv3_MQ].mrcode, bytes(three[IGMPv3_MQ]).hex())
a = IP(bytes(IP(src="192.0.2.2", dst="239.1.2.3")/IGMPv2_MR(gaddr="239.1.2.3")))
print(repr(a), a[IGMPv2_MR].mrcode, repr(IGMP(bytes(IGMP(type=0x17)))))
print(repr(IGMP(bytes(IGMPv3_MRA(advIntvl=20, qryIntvl=125)))), repr(IGMP(bytes(IGMPv3_MRT(type=0x32)))))
# More records are promised than there are; options that are given stay.
b = bytes(IGMPv3_MR(numgrp=3, records=[IGMPv3_MR_Group()]))
print(repr(IGMP(b)), bytes(IGMP(b)) == b)
print(IP(bytes(IP(src="192.0.2.1", options=[])/IGMP_MQ())).ihl)
for wrong in [40000, -1]:
    try:
        IGMPv3_MQ(mrcode=wrong)
    except Exception as e:
        print(e)
---
0000  46 c0 00 3c 00 01 00 00  01 02 81 e3 c0 00 02 01   F..<............
0010  e0 00 00 16 94 04 00 00  22 00 aa 18 00 00 00 02   ........".......
0020  04 00 00 00 ef 01 02 03  05 01 00 02 ef 01 02 04   ................
0030  c0 00 02 07 c0 00 02 08  61 62 63 64               ........abcd
IP         version=4 ihl=6 tos=0xc0 len=60 id=1 flags=0 frag=0 ttl=1 proto=igmp chksum=0x81e3 (ok) src=192.0.2.1 dst=224.0.0.22
  options[0] IPOption_Router_Alert copy_flag=1 optclass=control option=router_alert length=4 alert=router_shall_examine_packet
IGMPv3_MR  type=Version 3 - Membership Report reserved=0 chksum=0xaa18 (ok) flags=0 numgrp=2
  records[0] rtype=Change To Exclude Mode auxdlen=0 numsrc=0 maddr=239.1.2.3
  records[1] rtype=Allow New Sources auxdlen=1 numsrc=2 maddr=239.1.2.4 srcaddrs=[192.0.2.7, 192.0.2.8] auxdata=b"abcd"
IP(src="192.0.2.1")/IGMPv3_MR(records=[IGMPv3_MR_Group(maddr="239.1.2.3"), IGMPv3_MR_Group(rtype=5, auxdlen=1, maddr="239.1.2.4", srcaddrs=["192.0.2.7", "192.0.2.8"], auxdata=b"abcd")])
IP / IGMP: 192.0.2.1 > 224.0.0.1 Group Membership Query 0.0.0.0 True False
IP / IGMPv3: 192.0.2.1 > 224.0.0.1 Membership Query 992 11affaceef010203027d0000
IP(src="192.0.2.2", dst="239.1.2.3")/IGMPv2_MR(gaddr="239.1.2.3") 0 IGMPv2_LG()
IGMPv3_MRA(advIntvl=20, qryIntvl=125) IGMPv3_MRT(type=50)
IGMPv3_MR(numgrp=3, records=[IGMPv3_MR_Group()]) True
5
mrcode is a number of tenths of a second from 0 to 31744
mrcode is a number of tenths of a second from 0 to 31744

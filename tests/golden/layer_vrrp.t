p = IP(src="192.0.2.1", dst="224.0.0.18", ttl=255)/VRRP(vrid=7, priority=255, addrlist=["192.0.2.254", "192.0.2.253"])
p.show()
print(repr(IP(bytes(p))))
s = IPv6(src="fe80::1", dst="ff02::12", hlim=255)/VRRPv3(vrid=7, addrlist=["fe80::7", "2001:db8::7"])
hexdump(s)
IPv6(bytes(s)).show()
print(repr(IP(bytes(IP(src="192.0.2.1", dst="224.0.0.18")/VRRPv3(addrlist=["192.0.2.254"])))))
print(repr(IP(bytes(IP(src="192.0.2.1")/CARP(version=2, type=1, authlen=7, vhid=3, advbase=1, counter2=9)))))
h = IP(bytes(IP(src="192.0.2.1", dst="224.0.0.2", ttl=1)/UDP(sport=1985, dport=1985)/HSRP(state="Standby", virtualIP="192.0.2.254")/HSRPmd5(algo="MD5", sourceip="192.0.2.1")))
h.show()
print(repr(IP(bytes(IP(src="192.0.2.1", dst="224.0.0.102")/UDP(sport=1985, dport=1985)/HSRPv2(group=300, virtualIP="192.0.2.254")))[HSRPv2]))
print(repr(UDP(bytes(UDP(sport=1985, dport=1985)/HSRPAdvertise(state="Active", activegroups=1)))[HSRPAdvertise]))
# More addresses are promised than there are.
lie = bytes(VRRP(ipcount=9, addrlist=["192.0.2.254"]))
print(repr(VRRP(lie)), bytes(VRRP(lie)) == lie)
try:
    VRRPv3(adv=4095 + 1)
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=255 proto=vrrp chksum=(computed) src=192.0.2.1 dst=224.0.0.18
VRRP       version=2 type=Advertisement vrid=7 priority=255 ipcount=(computed) authtype=none adv=1 chksum=(computed) addrlist=[192.0.2.254, 192.0.2.253] auth1=0 auth2=0
IP(ttl=255, src="192.0.2.1", dst="224.0.0.18")/VRRP(vrid=7, priority=255, addrlist=["192.0.2.254", "192.0.2.253"])
0000  60 00 00 00 00 28 70 ff  fe 80 00 00 00 00 00 00   `....(p.........
0010  00 00 00 00 00 00 00 01  ff 02 00 00 00 00 00 00   ................
0020  00 00 00 00 00 00 00 12  31 07 64 02 00 64 40 1b   ........1.d..d@.
0030  fe 80 00 00 00 00 00 00  00 00 00 00 00 00 00 07   ................
0040  20 01 0d b8 00 00 00 00  00 00 00 00 00 00 00 07    ...............
IPv6       version=6 tc=0 fl=0 plen=40 nh=VRRP hlim=255 src=fe80::1 dst=ff02::12
VRRPv3     version=3 type=Advertisement vrid=7 priority=100 ipcount=2 res=0 adv=100 chksum=0x401b (ok) addrlist=[fe80::7, 2001:db8::7]
IP(src="192.0.2.1", dst="224.0.0.18")/VRRPv3(addrlist=["192.0.2.254"])
IP(src="192.0.2.1")/CARP(version=2, type=1, vhid=3, authlen=7, advbase=1, counter2=9)
IP         version=4 ihl=5 tos=0x0 len=78 id=1 flags=0 frag=0 ttl=1 proto=udp chksum=0x179b (ok) src=192.0.2.1 dst=224.0.0.2
UDP        sport=1985 dport=1985 len=58 chksum=0x6aab (ok)
HSRP       version=0 opcode=Hello state=Standby hellotime=3 holdtime=10 priority=120 group=1 reserved=0 auth=b"cisco" virtualIP=192.0.2.254
HSRPmd5    type=MD5 authentication len=0 algo=MD5 padding=0 flags=0x0 sourceip=192.0.2.1 keyid=0x0 authdigest=b""
HSRPv2(group=300, virtualIP="192.0.2.254")
HSRPAdvertise(state=3, activegroups=1)
Raw(load=b"!\x01d\t\x00\x01\xb7\xf5\xc0\x00\x02\xfe\x00\x00\x00\x00\x00\x00\x00\x00") True
4096 does not fit in VRRPv3.adv (12 bits: 0 to 4095)

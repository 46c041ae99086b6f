p = IP(src="192.0.2.1", dst="224.0.0.5", ttl=1)/OSPF_Hdr(src="192.0.2.1", area="0.0.0.1")/OSPF_LSUpd(lsalist=[OSPF_Router_LSA(flags="B", linklist=[OSPF_Link(id="10.0.0.0", data="255.0.0.0", metric=5), OSPF_Link(type="p2p")]), OSPF_Network_LSA(routerlist=["1.1.1.1", "2.2.2.2"]), OSPF_External_LSA(ebit="E", fwdaddr="192.0.2.9"), OSPF_Area_Scope_Opaque_LSA(data="x")])
p.show()
q = IP(bytes(p))
print(repr(q))
print(q[OSPF_Hdr].type, q[OSPF_Hdr].len, hex(q[OSPF_Hdr].chksum), [hex(x.chksum) for x in q[OSPF_LSUpd].lsalist])
a = IP(bytes(IP(src="192.0.2.2", dst="224.0.0.5")/OSPF_Hdr(area="0.0.0.1")/OSPF_LSAck(lsaheaders=[OSPF_LSA_Hdr()])))
print(a.answers(q), OSPF_Hdr(type=5).sprintf("%OSPF_Hdr.type%"))
# A neighbour's greeting with link-local signalling, which neither length nor sum counts.
h = IP(bytes(IP(src="192.0.2.1", dst="224.0.0.5")/OSPF_Hdr()/OSPF_Hello(options="E+L", neighbors=["192.0.2.2"])/OSPF_LLS_Hdr(llstlv=[LLS_Extended_Options(options=b"\0\0\0\1")])))
h.show()
# With cryptographic authentication the sum is 0 and a digest stands behind.
c = IP(bytes(IP(src="192.0.2.1", dst="224.0.0.5")/OSPF_Hdr(authtype="Crypto", keyid=7, authdatalen=16, seq=9, len=44)/OSPF_Hello()/b"0123456789abcdef"))
print(repr(c[OSPF_Hdr]), c[OSPF_Hdr].chksum)
# An LSA of a type that nobody has; metrics for types of service.
u = bytes(OSPF_LSUpd(lsalist=[OSPF_Unknown_LSA(type=8, data="abcd"), OSPF_Router_LSA(linklist=[OSPF_Link(toscount=1, tosmetrics=[0x08000005])])]))
print(repr(OSPF_LSUpd(u)), bytes(OSPF_LSUpd(u)) == u)
try:
    OSPF_Hdr(type="Hallo" + "o")
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=1 proto=ospf chksum=(computed) src=192.0.2.1 dst=224.0.0.5
OSPF_Hdr   version=2 type=LSUpd len=(computed) src=192.0.2.1 area=0.0.0.1 chksum=(computed) authtype=Null authdata=0x0
OSPF_LSUpd lsacount=(computed)
  lsalist[0] OSPF_Router_LSA age=1 options=0 type=router id=1.1.1.1 adrouter=1.1.1.1 seq=0x80000001 chksum=(computed) len=(computed) flags=B reserved=0 linkcount=(computed)
    linklist[0] id=10.0.0.0 data=255.0.0.0 type=stub toscount=0 metric=5
    linklist[1] id=192.168.0.0 data=255.255.255.0 type=p2p toscount=0 metric=10
  lsalist[1] OSPF_Network_LSA age=1 options=0 type=network id=192.168.0.0 adrouter=1.1.1.1 seq=0x80000001 chksum=(computed) len=(computed) mask=255.255.255.0 routerlist=[1.1.1.1, 2.2.2.2]
  lsalist[2] OSPF_External_LSA age=1 options=0 type=external id=192.168.0.0 adrouter=2.2.2.2 seq=0x80000001 chksum=(computed) len=(computed) mask=255.255.255.0 ebit=E reserved=0 metric=0x14 fwdaddr=192.0.2.9 tag=0x0
  lsalist[3] OSPF_Area_Scope_Opaque_LSA age=1 options=0 type=areaScopeOpaque id=192.0.2.1 adrouter=198.51.100.100 seq=0x80000001 chksum=(computed) len=(computed) data=b"x"
IP(ttl=1, src="192.0.2.1", dst="224.0.0.5")/OSPF_Hdr(src="192.0.2.1", area="0.0.0.1")/OSPF_LSUpd(lsalist=[OSPF_Router_LSA(flags="B", linklist=[OSPF_Link(id="10.0.0.0", data="255.0.0.0", metric=5), OSPF_Link(type=1)]), OSPF_Network_LSA(routerlist=["1.1.1.1", "2.2.2.2"]), OSPF_External_LSA(ebit="E", fwdaddr="192.0.2.9"), OSPF_Area_Scope_Opaque_LSA(data=b"x")])
4 165 0x186f ["0x2299", "0x568c", "0xbcc6", "0xe877"]
True LSAck
IP         version=4 ihl=5 tos=0x0 len=80 id=1 flags=0 frag=0 ttl=64 proto=ospf chksum=0xd84d (ok) src=192.0.2.1 dst=224.0.0.5
OSPF_Hdr   version=2 type=Hello len=48 src=1.1.1.1 area=0.0.0.0 chksum=0x2896 (ok) authtype=Null authdata=0x0
OSPF_Hello mask=255.255.255.0 hellointerval=10 options=E+L prio=1 deadinterval=40 router=0.0.0.0 backup=0.0.0.0 neighbors=[192.0.2.2]
OSPF_LLS_Hdr chksum=0xfff6 (ok) len=3
  llstlv[0] LLS_Extended_Options type=1 len=4 options=b"\x00\x00\x00\x01"
OSPF_Hdr(len=44, authtype=2, keyid=7, authdatalen=16, seq=9)/OSPF_Hello()/"0123456789abcdef" 0
OSPF_LSUpd(lsalist=[OSPF_Unknown_LSA(type=8, data=b"abcd"), OSPF_Router_LSA(linklist=[OSPF_Link(toscount=1, tosmetrics=[134217733])])]) True
'Halloo' is not a value of OSPF_Hdr.type

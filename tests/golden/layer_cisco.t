p = Dot3(dst="01:00:0c:cc:cc:cc", src="02:00:00:00:00:01")/LLC()/SNAP()/CDPv2_HDR(msg=[CDPMsgDeviceID(val="sw1"), CDPMsgAddr(addr=[CDPAddrRecordIPv4(addr="192.0.2.1"), CDPAddrRecordIPv6(addr="2001:db8::1")]), CDPMsgPortID(iface="Fa0/1"), CDPMsgCapabilities(cap="Router+Switch"), CDPMsgIPPrefix(len=14, prefixes=[CDPIPPrefix(), CDPIPPrefix(prefix="192.0.2.0")]), CDPMsgIPGateway(), CDPMsgPowerRequest(power_requested_list=[15400, 7000]), CDPMsgGeneric(type=99, val="?")])
q = Ether(bytes(p))
q.show()
print(hex(q[CDPv2_HDR].cksum), bytes(q) == bytes(p), SNAP in q, q[SNAP].OUI)
# The sum of an odd number of bytes is Cisco's own.
print(bytes(CDPv2_HDR(msg=[CDPMsgDeviceID(val=b"a")])), bytes(CDPv2_HDR(msg=[CDPMsgDeviceID(val=b"\xf0")])))
d = Dot3(src="02:00:00:00:00:01")/LLC()/SNAP()/DTP(tlvlist=[DTPDomain(domain="lab"), DTPStatus(), DTPType(), DTPNeighbor(neighbor="02:00:00:00:00:01")])
print(repr(Ether(bytes(d))[DTP]))
v = Dot3(src="02:00:00:00:00:01")/LLC()/SNAP(OUI=0xc)/VTP(domname="lab", rev=-1)
print(repr(Ether(bytes(v))[VTP]), Ether(bytes(v))[VTP].domnamelen)
print(repr(VTP(bytes(VTP(code="Subset Advertisements", vlaninfo=[VTPVlanInfo(vlanid=7), VTPVlanInfo(type=3, vlanname="ring", tlvlist=[VTPVlanInfoTlv(type=1, length=1, value="ab")])])))))
print(repr(CHDLC(bytes(CHDLC()/SLARP(mysequence=7)))), repr(CHDLC(bytes(CHDLC()/IPv6(dst="::1")))), repr(CHDLC(bytes(CHDLC()/SLARP(type="reply")))))
e = IP(src="192.0.2.1", dst="192.0.2.2")/UDP()/VQP(seq=7)/VQPEntry(datatype="clientIPAddress", data="192.0.2.7")/VQPEntry(datatype="portName", data="Fa0/1")
print(repr(IP(bytes(e))[UDP]))
try:
    CDPMsgDuplex(duplex="F" + "ast")
except Exception as x:
    print(x)
---
Dot3       dst=01:00:0c:cc:cc:cc src=02:00:00:00:00:01 len=124
LLC        dsap=0xaa ssap=0xaa ctrl=3
SNAP       OUI=0xc code=0x2000
CDPv2_HDR  vers=2 ttl=180 cksum=0xdfd0 (ok)
  msg[0]   CDPMsgDeviceID type=Device ID len=7 val=b"sw1"
  msg[1]   CDPMsgAddr type=Addresses len=45 naddr=2
    addr[0] CDPAddrRecordIPv4 ptype=NLPID plen=1 proto=b"\xcc" addrlen=4 addr=192.0.2.1
    addr[1] CDPAddrRecordIPv6 ptype=802.2 plen=8 proto=b"\xaa\xaa\x03\x00\x00\x00\x86\xdd" addrlen=16 addr=2001:db8::1
  msg[2]   CDPMsgPortID type=Port ID len=9 iface=b"Fa0/1"
  msg[3]   CDPMsgCapabilities type=Capabilities len=8 cap=Router+Switch
  msg[4]   CDPMsgIPPrefix type=IP Prefix len=14
    prefixes[0] prefix=192.168.0.1 plen=24
    prefixes[1] prefix=192.0.2.0 plen=24
  msg[5]   CDPMsgIPGateway type=IP Prefix len=8 defaultgw=192.168.0.1
  msg[6]   CDPMsgPowerRequest type=Power Request len=16 req_id=0 mgmt_id=0 power_requested_list=[15400, 7000]
  msg[7]   CDPMsgGeneric type=0x63 len=5 val=b"?"
0xdfd0 True True 12
b"\x02\xb4\xfc\xe4\x00\x01\x00\x05a" b"\x02\xb4\xfdU\x00\x01\x00\x05\xf0"
DTP(tlvlist=[DTPDomain(domain=b"lab"), DTPStatus(), DTPType(), DTPNeighbor(neighbor="02:00:00:00:00:01")])
VTP(domname=b"lab", rev=-1) 3
VTP(code=2, domname=b"manbearpig", vlaninfo=[VTPVlanInfo(vlannamelen=7, vlanid=7, vlanname=b"default\x00"), VTPVlanInfo(type=3, vlanname=b"ring", tlvlist=[VTPVlanInfoTlv(type=1, length=1, value=b"ab")])])
CHDLC()/SLARP(mysequence=7) CHDLC()/IPv6(src="::1") CHDLC()/SLARP(type=1)
UDP(chksum=60551)/VQP(seq=7)/VQPEntry(datatype=3073, data="192.0.2.7")/VQPEntry(datatype=3074, data=b"Fa0/1")
'Fast' is not a value of CDPMsgDuplex.duplex

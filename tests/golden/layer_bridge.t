p = Dot3(dst="01:80:c2:00:00:00", src="02:00:00:00:00:01")/LLC()/STP(rootid=32769, rootmac="02:00:00:00:00:02", pathcost=4, age=1.5)
p.show()
print(repr(Ether(bytes(p))))
m = Dot3(src="02:00:00:00:00:01")/LLC()/STP(bpduflags=0x3c)/MSTP(name="lab", instances=[MSTI(rootid=0x8001)])
q = Ether(bytes(m))
print(len(m), q[MSTP].v3len, q[STP].version, repr(q[MSTP]))
print(repr(Ether(bytes(Dot3(src="02:00:00:00:00:01")/LLC()/STP()/RSTP()))[STP]))
# A topology change is four bytes.
print(repr(LLC(b"\x42\x42\x03\x00\x00\x00\x80")))
g = Dot3(dst="01:80:c2:00:00:21", src="02:00:00:00:00:01")/LLC_GARP(dsap=0x42, ssap=0x42, ctrl=3)/GARP(msgs=[GARP_MESSAGE(attrs=[GARP_ATTRIBUTE(event="JoinIn")/GVRP(vlan=7), GARP_ATTRIBUTE()]), GARP_MESSAGE(type=2, attrs=[GARP_ATTRIBUTE(event="Empty")/GMRP_SERVICE(event=1)])])
h = Ether(bytes(g) + bytes(20))
h.show()
print(g[GARP_ATTRIBUTE].len if GARP_ATTRIBUTE in g else None, h[GARP].msgs[0].attrs[0].len, LLC in h)
a = Ether(src="02:00:00:00:00:01")/SlowProtocol()/LACP(actor_system="02:00:00:00:00:01", actor_state=0x3d)
print(a.dst, len(a), repr(Ether(bytes(a))))
k = Ether(bytes(Ether(src="02:00:00:00:00:01")/SlowProtocol()/MarkerProtocol(requester_transaction_id=7)))
print(Ether(bytes(Ether(src="02:00:00:00:00:02")/SlowProtocol()/MarkerProtocol(marker_type=2, requester_transaction_id=7))).answers(k))
print(repr(Ether(bytes(Ether(src="02:00:00:00:00:01")/SlowProtocol()/ESMC(event=1)/QLTLV(ssmCode=2)/EQLTLV()))))
try:
    STP(maxage=255 + 1)
except Exception as e:
    print(e)
---
Dot3       dst=01:80:c2:00:00:00 src=02:00:00:00:00:01 len=(computed)
LLC        dsap=0x42 ssap=0x42 ctrl=3
STP        proto=0 version=0 bpdutype=configuration bpduflags=0 rootid=32769 rootmac=02:00:00:00:00:02 pathcost=4 bridgeid=0 bridgemac=00:00:00:00:00:00 portid=0 age=1.5 maxage=20 hellotime=2 fwddelay=15
Dot3(dst="01:80:c2:00:00:00", src="02:00:00:00:00:01")/LLC()/STP(rootid=32769, rootmac="02:00:00:00:00:02", pathcost=4, age=1.5)
135 80 3 MSTP(name=b"lab", instances=[MSTI(rootid=32769)])
STP()/RSTP()
LLC()/STP(bpdutype=128)
Dot3       dst=01:80:c2:00:00:21 src=02:00:00:00:00:01 len=19
LLC_GARP   dsap=0x42 ssap=0x42 ctrl=3
GARP       proto_id=1 end_mark=0
  msgs[0]  type=1 end_mark=0
    attrs[0] len=4 event=JoinIn
           GVRP vlan=7
    attrs[1] len=2 event=LeaveAll
  msgs[1]  type=2 end_mark=0
    attrs[0] len=3 event=Empty
           GMRP_SERVICE event=All Unregistered Groups
Padding    load=b"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
None 4 True
01:80:c2:00:00:02 124 Ether(src="02:00:00:00:00:01")/SlowProtocol()/LACP(actor_system="02:00:00:00:00:01", actor_state=61)
True
Ether(src="02:00:00:00:00:01")/SlowProtocol()/ESMC(event=1)/QLTLV(ssmCode=2)/EQLTLV()
maxage is a number of seconds from 0 to below 2^8

p = IPv6(src="fe80::1", dst="ff02::1:2")/UDP()/DHCP6_Solicit(trid=0x1234)/DHCP6OptClientId(duid=DUID_LL(lladdr="02:00:00:00:00:01"))/DHCP6OptIA_NA(iaid=1, ianaopts=[DHCP6OptIAAddress(addr="2001:db8::50", validlft="infinity")])/DHCP6OptOptReq()/DHCP6OptElapsedTime()
p.show()
q = IPv6(bytes(p))
print(q[DHCP6OptIA_NA].ianaopts[0].addr, q[DHCP6OptClientId].duid.lladdr, q[UDP].sport, q[UDP].dport)
print(q.summary())
r = DHCP6_RelayForward(linkaddr="2001:db8:1::1", peeraddr="fe80::1")/DHCP6OptIfaceId(ifaceid="eth0")/DHCP6OptRelayMsg(message=DHCP6_Request(trid=9)/DHCP6OptRapidCommit())
print(repr(IPv6(bytes(IPv6(src="::1")/UDP()/r))[DHCP6_RelayForward]))
print(repr(DHCP6_Reply(bytes(DHCP6_Reply(trid=1)/DHCP6OptDNSServers(dnsservers=["2001:db8::53"])/DHCP6OptDNSDomains(dnsdomains=["example.org", "example.net"])/DHCP6OptUnknown(optcode=999, data=b"?")))))
# An option that is cut is Raw, and nothing is lost.
b = bytes(q[DHCP6_Solicit])[:-3]
print(repr(DHCP6_Solicit(b)[DHCP6OptOptReq]), bytes(DHCP6_Solicit(b)) == b)
try:
    DHCP6OptClientId(duid=DUID_LL(lladdr="02:00:" + "00"))
except Exception as e:
    print(e)
---
IPv6       version=6 tc=0 fl=0 plen=(computed) nh=UDP hlim=64 src=fe80::1 dst=ff02::1:2
UDP        sport=dhcpv6_client dport=dhcpv6_server len=(computed) chksum=(computed)
DHCP6_Solicit msgtype=SOLICIT trid=0x1234
DHCP6OptClientId optcode=CLIENTID optlen=(computed)
  duid     DUID_LL type=Link-layer Address hwtype=Ethernet (10Mb) lladdr=02:00:00:00:00:01
DHCP6OptIA_NA optcode=IA_NA optlen=(computed) iaid=0x1 T1=0 T2=0
  ianaopts[0] DHCP6OptIAAddress optcode=IAADDR optlen=(computed) addr=2001:db8::50 preflft=0 validlft=infinity
DHCP6OptOptReq optcode=ORO optlen=(computed) reqopts=[DNS Recursive Name Server Option, Domain Search List option]
DHCP6OptElapsedTime optcode=ELAPSED_TIME optlen=2 elapsedtime=0
2001:db8::50 02:00:00:00:00:01 546 547
IPv6 / UDP fe80::1:dhcpv6_client > ff02::1:2:dhcpv6_server / DHCP6_Solicit / DHCP6OptClientId / DHCP6OptIA_NA / DHCP6OptOptReq / DHCP6OptElapsedTime
DHCP6_RelayForward(linkaddr="2001:db8:1::1", peeraddr="fe80::1")/DHCP6OptIfaceId(ifaceid=b"eth0")/DHCP6OptRelayMsg(message=DHCP6_Request(trid=9)/DHCP6OptRapidCommit())
DHCP6_Reply(trid=1)/DHCP6OptDNSServers(dnsservers=["2001:db8::53"])/DHCP6OptDNSDomains(dnsdomains=["example.org.", "example.net."])/DHCP6OptUnknown(optcode=999, data=b"?")
DHCP6OptOptReq()/Raw(load=b"\x00\x08\x00") True
'02:00:00' is not a MAC address (for DUID_LL.lladdr): write 02:00:00:00:00:01

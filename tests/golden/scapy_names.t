# A name stands for the number that it has in Scapy; of several numbers with one name, for the last.
print(DNSRR(type="RESERVED").type, Radius(code="Experimental Use").code, Loopback(type="IPv6").type, BOOTP(htype="ATM").htype)
print(PPP_LCP_Protocol_Reject(rejected_protocol="Ascom Timeplex").rejected_protocol, TLS(version="SSLv2").version)
print(BGPCapMultiprotocol(afi="Reserved", safi="Reserved").command())
print(IPv4TrafficSelector(IP_protocol_ID="User Datagram Protocol").IP_protocol_ID, IPv4TrafficSelector(IP_protocol_ID="tcp").IP_protocol_ID)
print(DUID_LL(hwtype="InfiniBand (TM)").hwtype, DHCP6OptVendorClass(enterprisenum="Netgear").enterprisenum)
print(IE_OffendingIE(type="Create PDR").type, IE_SelectionMode(SelectionMode="NET").SelectionMode)
print(LoWPAN_IPHC(hlim="Compressed/HL64", sac="Stateful (1)").command(), LoWPAN_HC1(nh="ICMP").nh)
print(OFBIPv6ExtHdr(ipv6_ext_hdr_flags="FRAG+HOP").command())
for kind in ["domain-name-request", "domain-name-reply"]:
    print(bytes(IP(src="192.0.2.1", dst="192.0.2.2")/ICMP(type=kind, id=1, seq=2)).hex())
ICMP(b"%\x00\xda\xf7\x00\x01\x00\x02").show()
print((IP()/UDP()/BOOTP())[UDP].sport, (IP()/UDP()/HSRP())[UDP].sport, bytes(LoWPAN_NHC_IPv6Ext(data="abc")).hex())
---
65535 253 30 21
32835 512
BGPCapMultiprotocol(afi=65535, safi=255)
17 6
32 4526
1 190
LoWPAN_IPHC(hlim=2, sac=1) 2
OFBIPv6ExtHdr(ipv6_ext_hdr_flags="FRAG+HOP")
45000020000100004001f6d8c0000201c00002022500dafc0001000200000000
45000020000100004001f6d8c0000201c00002022600d9fc0001000200000000
ICMP       type=domain-name-request code=0 chksum=0xdaf7 id=0x1 seq=0x2
67 2029 e00004616263

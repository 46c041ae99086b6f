o = IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=179, dport=40179, flags="PA")/BGPHeader()/BGPOpen(my_as=65001, hold_time=90, bgp_id="192.0.2.1", opt_params=[BGPOptParam(param_value=BGPCapMultiprotocol(afi=2, safi=1)/BGPCapFourBytesASN(asn=70000)), BGPOptParam(param_value=BGPCapGracefulRestart(restart_time=120))])
IP(bytes(o)).show()
print(repr(IP(bytes(o))[BGPHeader]))
attrs = [BGPPathAttr(type_flags="Transitive", type_code="ORIGIN", attribute=BGPPAOrigin(origin="IGP")), BGPPathAttr(type_flags="Transitive", type_code="AS_PATH", attribute=BGPPAAS4BytesPath(segments=[AS4PathSegment(segment_value=[70000, 65001])])), BGPPathAttr(type_code="COMMUNITY", attribute=BGPPACommunity(community="NO_EXPORT", more=[4259905537])), BGPPathAttr(type_code="MP_REACH_NLRI", type_flags="Optional+Extended-Length", attribute=BGPPAMPReachNLRI(afi=2, safi=1, nh_addr_len=16, nh_v6_addr="2001:db8::1", nlri=[BGPNLRI_IPv6(prefix="2001:db8:7::/48")])), BGPPathAttr(type_code=16, attribute=BGPPAExtComms(extended_communities=[BGPPAExtCommunity(type_low=2, value=BGPPAExtCommTwoOctetASSpecific(global_administrator=65001, local_administrator=7)), BGPPAExtCommunity(type_high=0x80, type_low=6, value=BGPPAExtCommTrafficRate(rate=1.5))])), BGPPathAttr(type_code=32, attribute=BGPPALargeCommunity(segments=[BGPLargeCommunitySegment(global_administrator=65001)])), BGPPathAttr(type_code=99, attribute=Raw("?"))]
u = bytes(BGPHeader()/BGPUpdate(withdrawn_routes=[BGPNLRI_IPv4(prefix="10.0.0.0/8")], path_attr=attrs, nlri=[BGPNLRI_IPv4(prefix="198.51.100.128/25"), BGPNLRI_IPv4(prefix="0.0.0.0/0")]))
# Two messages in one segment.
two = IP(bytes(IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=179, flags="PA")/Raw(u + bytes(BGPKeepAlive()))))
two.show()
print(repr(two[BGPUpdate]), bytes(two[BGPHeader]) == u + bytes(BGPKeepAlive()))
print(two.summary())
print(repr(BGPHeader(bytes(BGPHeader()/BGPNotification(error_code="Cease", error_subcode="Administrative Reset", data="bye")))))
print(repr(BGP(bytes(BGPHeader()/BGPRouteRefresh(orf_data=BGPORF(orf_type=64, entries=[BGPORFAddressPrefix(prefix=BGPNLRI_IPv4(prefix="10.0.0.0/8"))]))))))
# An attribute that says more than there is; a marker that is none.
lie = bytes(BGPHeader()/BGPUpdate(path_attr=[BGPPathAttr(type_code=5, attr_len=9, attribute=BGPPALocalPref())]))
print(repr(BGP(lie)), bytes(BGP(lie)) == lie)
print(repr(BGP(bytes(BGPHeader(marker=5)))))
for wrong in ["10.0.0.0/33", "2001:db8::/32"]:
    try:
        BGPNLRI_IPv4(prefix=wrong)
    except Exception as e:
        print(e)
---
IP         version=4 ihl=5 tos=0x0 len=89 id=1 flags=0 frag=0 ttl=64 proto=tcp chksum=0xf69a (ok) src=192.0.2.1 dst=192.0.2.2
TCP        sport=bgp dport=40179 seq=0 ack=0 dataofs=5 reserved=0 flags=PA window=8192 chksum=0x91de (ok) urgptr=0
BGPHeader  marker=b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff" len=49 type=OPEN
BGPOpen    version=4 my_as=65001 hold_time=90 bgp_id=192.0.2.1 opt_param_len=20
  opt_params[0] param_type=Capabilities param_length=12
    param_value BGPCapMultiprotocol code=Multiprotocol Extensions for BGP-4 length=4 afi=IP6 (IP version 6) reserved=0 safi=Network Layer Reachability Information used for unicast forwarding
           BGPCapFourBytesASN code=Support for 4-octet AS number capability length=4 asn=70000
  opt_params[1] param_type=Capabilities param_length=4
    param_value BGPCapGracefulRestart code=Graceful Restart Capability length=2 restart_flags=0 restart_time=120
BGPHeader()/BGPOpen(my_as=65001, hold_time=90, bgp_id="192.0.2.1", opt_params=[BGPOptParam(param_value=BGPCapMultiprotocol(afi=2, safi=1)/BGPCapFourBytesASN(asn=70000)), BGPOptParam(param_value=BGPCapGracefulRestart(restart_time=120))])
IP         version=4 ihl=5 tos=0x0 len=188 id=1 flags=0 frag=0 ttl=64 proto=tcp chksum=0xf637 (ok) src=192.0.2.1 dst=192.0.2.2
TCP        sport=bgp dport=http seq=0 ack=0 dataofs=5 reserved=0 flags=PA window=8192 chksum=0x413 (ok) urgptr=0
BGPHeader  marker=b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff" len=129 type=UPDATE
BGPUpdate  withdrawn_routes_len=2 path_attr_len=98
  withdrawn_routes[0] prefix="10.0.0.0/8"
  path_attr[0] type_flags=Transitive type_code=ORIGIN attr_len=1
    attribute BGPPAOrigin origin=IGP
  path_attr[1] type_flags=Transitive type_code=AS_PATH attr_len=10
    attribute BGPPAAS4BytesPath
      segments[0] segment_type=AS_SEQUENCE segment_length=2 segment_value=[70000, 65001]
  path_attr[2] type_flags=Optional type_code=COMMUNITY attr_len=8
    attribute BGPPACommunity community=NO_EXPORT more=[4259905537]
  path_attr[3] type_flags=Extended-Length+Optional type_code=MP_REACH_NLRI attr_ext_len=28
    attribute BGPPAMPReachNLRI afi=IP6 (IP version 6) safi=Network Layer Reachability Information used for unicast forwarding nh_addr_len=16 nh_v6_addr=2001:db8::1 reserved=0
      nlri[0] BGPNLRI_IPv6 prefix="2001:db8:7::/48"
  path_attr[4] type_flags=Optional type_code=EXTENDED COMMUNITIES attr_len=16
    attribute BGPPAExtComms
      extended_communities[0] type_high=Transitive Two-Octet AS-Specific Extended Community type_low=2
        value BGPPAExtCommTwoOctetASSpecific global_administrator=65001 local_administrator=7
      extended_communities[1] type_high=Generic Transitive Experimental Use Extended Community type_low=6
        value BGPPAExtCommTrafficRate id=0 rate=1.5
  path_attr[5] type_flags=Optional type_code=32 attr_len=12
    attribute BGPPALargeCommunity
      segments[0] global_administrator=65001 local_data_part1=0 local_data_part2=0
  path_attr[6] type_flags=Optional type_code=99 attr_len=1
    attribute Raw load=b"?"
  nlri[0]  prefix="198.51.100.128/25"
  nlri[1]  prefix="0.0.0.0/0"
BGPKeepAlive marker=b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff" len=19 type=KEEPALIVE
BGPUpdate(withdrawn_routes=[BGPNLRI_IPv4(prefix="10.0.0.0/8")], path_attr=[BGPPathAttr(type_flags="Transitive", type_code=1, attribute=BGPPAOrigin()), BGPPathAttr(type_flags="Transitive", type_code=2, attribute=BGPPAAS4BytesPath(segments=[AS4PathSegment(segment_value=[70000, 65001])])), BGPPathAttr(type_code=8, attribute=BGPPACommunity(community=4294967041, more=[4259905537])), BGPPathAttr(type_flags="Extended-Length+Optional", type_code=14, attribute=BGPPAMPReachNLRI(afi=2, safi=1, nh_addr_len=16, nh_v6_addr="2001:db8::1", nlri=[BGPNLRI_IPv6(prefix="2001:db8:7::/48")])), BGPPathAttr(type_code=16, attribute=BGPPAExtComms(extended_communities=[BGPPAExtCommunity(type_low=2, value=BGPPAExtCommTwoOctetASSpecific(global_administrator=65001, local_administrator=7)), BGPPAExtCommunity(type_high=128, type_low=6, value=BGPPAExtCommTrafficRate(rate=1.5))])), BGPPathAttr(type_code=32, attribute=BGPPALargeCommunity(segments=[BGPLargeCommunitySegment(global_administrator=65001)])), BGPPathAttr(type_code=99, attribute=Raw(load=b"?"))], nlri=[BGPNLRI_IPv4(prefix="198.51.100.128/25"), BGPNLRI_IPv4()])/BGPKeepAlive() True
IP / TCP 192.0.2.1:bgp > 192.0.2.2:http PA / BGPHeader / BGPUpdate / BGPKeepAlive
BGPHeader()/BGPNotification(error_code=6, error_subcode=4, data=b"bye")
BGPHeader()/BGPRouteRefresh(orf_data=BGPORF(orf_type=64, entries=[BGPORFAddressPrefix(prefix=BGPNLRI_IPv4(prefix="10.0.0.0/8"))]))
BGPHeader()/BGPUpdate(path_attr=[BGPPathAttr(type_code=5, attr_len=9, attribute=BGPPALocalPref())]) True
Raw(load=b"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x05\x00\x13\x04")
'10.0.0.0/33' is not an IPv4 prefix: write "192.0.2.0/24", at most /32
'2001:db8::/32' is not an IPv4 prefix: write "192.0.2.0/24", at most /32

h = Dot3(dst="01:80:c2:00:00:15", src="02:00:00:00:00:01")/LLC()/ISIS_CommonHdr()/ISIS_L2_LAN_Hello(sourceid="0000.0000.0001", lanid="0000.0000.0001.02", tlvs=[ISIS_ProtocolsSupportedTlv(nlpids=["IPv4", "IPv6"]), ISIS_AreaTlv(areas=[ISIS_AreaEntry(areaid="49.0001")]), ISIS_IsNeighbourTlv(neighbours=["02:00:00:00:00:02"]), ISIS_ChecksumTlv(), ISIS_PaddingTlv(padding=b"\0\0")])
hexdump(h)
q = Dot3(bytes(h))
q.show()
print(repr(q[ISIS_CommonHdr]))
l = ISIS_CommonHdr(bytes(ISIS_CommonHdr()/ISIS_L1_LSP(lspid="0000.0000.0001.00-00", seqnum=7, tlvs=[ISIS_DynamicHostnameTlv(hostname="r1"), ISIS_ExtendedIpReachabilityTlv(pfxs=[ISIS_ExtendedIpPrefix(pfx="10.0.0.0/9"), ISIS_ExtendedIpPrefix(pfx="192.0.2.0/24", subtlvindicator=1, subtlvs=[ISIS_PrefixSegmentIdentifierSubTlv(sid=7)])]), ISIS_Ipv6ReachabilityTlv(pfxs=[ISIS_Ipv6Prefix(pfx="2001:db8::/33")]), ISIS_ExtendedIsReachabilityTlv(neighbours=[ISIS_ExtendedIsNeighbourEntry(subtlvs=[ISIS_MaximumLinkBandwidthSubTlv(maxbw=1.25)])]), ISIS_RouterCapabilityTlv(subtlvs=[ISIS_SRCapabilitiesSubTLV(srgb_ranges=[ISIS_SRGBDescriptorEntry(range=8000, sid_label=ISIS_SIDLabelSubTLV(sid=16000))])]), ISIS_GenericTlv(type=229, val="x")])))
l.show()
print(repr(l[ISIS_L1_LSP]))
# A header length that is not that of the PDU; a point-to-point adjacency with what is known of it.
print(repr(ISIS_CommonHdr(bytes(ISIS_CommonHdr(hdrlen=9)/ISIS_L1_PSNP()))))
print(repr(ISIS_P2PAdjacencyStateTlv(bytes(ISIS_P2PAdjacencyStateTlv(state="Up", extlocalcircuitid=7, neighboursystemid="0000.0000.0002")))))
for wrong in ["0000.0000.0001", "xyz", 5]:
    try:
        ISIS_L1_LSP(lspid=wrong)
    except Exception as e:
        print(e)
---
0000  01 80 c2 00 00 15 02 00  00 00 00 01 00 38 fe fe   .............8..
0010  03 83 1b 01 00 10 01 00  00 02 00 00 00 00 00 01   ................
0020  00 1e 00 35 01 00 00 00  00 00 01 02 81 02 cc 8e   ...5............
0030  01 04 03 49 00 01 06 06  02 00 00 00 00 02 0c 02   ...I............
0040  2c 6f 08 02 00 00                                  ,o....
Dot3       dst=01:80:c2:00:00:15 src=02:00:00:00:00:01 len=56
LLC        dsap=0xfe ssap=0xfe ctrl=3
ISIS_CommonHdr nlpid=ISO 10589 IS-IS hdrlen=27 version=1 idlen=0 pdutype=L2 LAN Hello pduversion=1 hdrreserved=0 maxareaaddr=0
ISIS_L2_LAN_Hello circuittype=L2 sourceid="0000.0000.0001" holdingtime=30 pdulength=53 priority=1 lanid="0000.0000.0001.02"
  tlvs[0]  ISIS_ProtocolsSupportedTlv type=Protocols Supported TLV len=2 nlpids=[IPv4, IPv6]
  tlvs[1]  ISIS_AreaTlv type=Area TLV len=4
    areas[0] arealen=3 areaid="49.0001"
  tlvs[2]  ISIS_IsNeighbourTlv type=IS Neighbour TLV len=6 neighbours=[02:00:00:00:00:02]
  tlvs[3]  ISIS_ChecksumTlv type=Optional Checksum TLV len=2 checksum=0x2c6f
  tlvs[4]  ISIS_PaddingTlv type=Padding TLV len=2 padding=b"\x00\x00"
ISIS_CommonHdr()/ISIS_L2_LAN_Hello(sourceid="0000.0000.0001", lanid="0000.0000.0001.02", tlvs=[ISIS_ProtocolsSupportedTlv(nlpids=[204, 142]), ISIS_AreaTlv(areas=[ISIS_AreaEntry(areaid="49.0001")]), ISIS_IsNeighbourTlv(neighbours=["02:00:00:00:00:02"]), ISIS_ChecksumTlv(checksum=11375), ISIS_PaddingTlv(padding=b"\x00\x00")])
ISIS_CommonHdr nlpid=ISO 10589 IS-IS hdrlen=27 version=1 idlen=0 pdutype=L1 LSP pduversion=1 hdrreserved=0 maxareaaddr=0
ISIS_L1_LSP pdulength=109 lifetime=1199 lspid="0000.0000.0001.00-00" seqnum=0x7 checksum=0x8d8b (ok) typeblock=L1+L2
  tlvs[0]  ISIS_DynamicHostnameTlv type=Dynamic Hostname TLV len=2 hostname=b"r1"
  tlvs[1]  ISIS_ExtendedIpReachabilityTlv type=Extended IP Reachability TLV len=23
    pfxs[0] metric=1 pfxlen=9 pfx="10.0.0.0/9"
    pfxs[1] metric=1 subtlvindicator=1 pfxlen=24 pfx="192.0.2.0/24" subtlvslen=7
      subtlvs[0] ISIS_PrefixSegmentIdentifierSubTlv type=Prefix Segment Identifier len=5 flags=0 algorithm=0 sid=7
  tlvs[2]  ISIS_Ipv6ReachabilityTlv type=IPv6 Reachability TLV len=11
    pfxs[0] metric=1 reserved=0 pfxlen=33 pfx="2001:db8::/33"
  tlvs[3]  ISIS_ExtendedIsReachabilityTlv type=Extended IS-Reachability TLV len=17
    neighbours[0] neighbourid="0102.0304.0506.07" metric=1 subtlvslen=6
      subtlvs[0] ISIS_MaximumLinkBandwidthSubTlv type=Maximum Link Bandwidth len=4 maxbw=1.25
  tlvs[4]  ISIS_RouterCapabilityTlv type=IS-IS Router Capability TLV len=16 routerid=0.0.0.0 flags=0
    subtlvs[0] ISIS_SRCapabilitiesSubTLV type=Segment Routing Capability sub TLV len=9 flags=0
      srgb_ranges[0] range=8000
        sid_label type=ISIS SID/Label sub TLV len=3 sid=16000
  tlvs[5]  ISIS_GenericTlv type=229 len=1 val=b"x"
ISIS_L1_LSP(lspid="0000.0000.0001.00-00", seqnum=7, tlvs=[ISIS_DynamicHostnameTlv(hostname=b"r1"), ISIS_ExtendedIpReachabilityTlv(pfxs=[ISIS_ExtendedIpPrefix(pfx="10.0.0.0/9"), ISIS_ExtendedIpPrefix(subtlvindicator=1, pfx="192.0.2.0/24", subtlvs=[ISIS_PrefixSegmentIdentifierSubTlv(sid=7)])]), ISIS_Ipv6ReachabilityTlv(pfxs=[ISIS_Ipv6Prefix(pfx="2001:db8::/33")]), ISIS_ExtendedIsReachabilityTlv(neighbours=[ISIS_ExtendedIsNeighbourEntry(subtlvs=[ISIS_MaximumLinkBandwidthSubTlv(maxbw=1.25)])]), ISIS_RouterCapabilityTlv(subtlvs=[ISIS_SRCapabilitiesSubTLV(srgb_ranges=[ISIS_SRGBDescriptorEntry(range=8000, sid_label=ISIS_SIDLabelSubTLV(sid=16000))])]), ISIS_GenericTlv(type=229, val=b"x")])
ISIS_CommonHdr(hdrlen=9, pdutype=26)/Raw(load=b"\x00\x11\x01\x02\x03\x04\x05\x06\x00")
ISIS_P2PAdjacencyStateTlv(state=0, extlocalcircuitid=7, neighboursystemid="0000.0000.0002")
'0000.0000.0001' is no lspid: write "0102.0304.0506.00-00"
'xyz' is no lspid: write "0102.0304.0506.00-00"
lspid is text such as "0102.0304.0506.00-00"

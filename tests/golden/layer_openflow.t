p = IP(src="192.0.2.1", dst="192.0.2.2")/TCP(flags="PA")/OFPTFlowMod(xid=7, cmd="OFPFC_DELETE", flags="EMERG", match=OFPMatch(nw_dst="192.0.2.9", tp_dst=80), actions=[OFPATOutput(port="CONTROLLER"), OFPATSetDlSrc(dl_addr="02:00:00:00:00:01"), OFPATStripVLAN()])
p.show()
q = IP(bytes(p))
print(q.summary(), q[OFPTFlowMod].len, q[TCP].dport)
print(repr(q[OFPTFlowMod]))
hexdump(bytes(q[OFPTFlowMod])[:48])
# Messages stand one behind the other; an error carries the message in question.
m = OpenFlow(bytes(OFPTFeaturesRequest(xid=1)/OFPTPacketIn(in_port=3, data=Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/IP(src="192.0.2.1", dst="192.0.2.2"))/OFPETBadAction(errcode="OFPBAC_BAD_LEN", data=OFPTBarrierRequest(xid=9))/OFPTStatsReplyFlow(flow_stats=[OFPFlowStats(packet_count=3, actions=[OFPATEnqueue(port=1, queue_id=2)])])))
print(repr(m))
# Version 1.3: its own classes where they differ.
v = OpenFlow(bytes(OFPTHello(version=4, elements=[OFPHETVersionBitmap(bitmap="OFv1.0+OFv1.3")])/OFPTFlowMod3(xid=7, match=OFPMatch3(oxm_fields=[OFBInPort(in_port="LOCAL"), OFBIPv4DstHM(ipv4_dst="192.0.2.0", ipv4_dst_mask="255.255.255.0")]), instructions=[OFPITApplyActions(actions=[OFPATSetField(field=[OFBTCPDst(tcp_dst=80)]), OFPATOutput3(port=2)]), OFPITGotoTable(table_id=1)])/OFPETBadRequest(version=4, errtype=1, errcode=8)/OFPMPReplyTableFeatures(table_features=[OFPTableFeatures(table_id=1, table_name="in", properties=[OFPTFPTMatch(oxm_ids=[OXMID(field="OFB_ETH_TYPE", len=2)]), OFPTFPTInstructions(instruction_ids=[OFPITGotoTableID()])])])))
v.show()
print(repr(v))
print(repr(OpenFlow(b"\x04\x63\x00\x0a\0\0\0\1hi")), repr(OpenFlow(b"\x01\x0e\x00\x48\0\0\0\1hi")))
try:
    OFPTFlowMod(out_port="NONES" + "UCH")
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=tcp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
TCP        sport=6653 dport=6653 seq=0 ack=0 dataofs=(computed) reserved=0 flags=PA window=8192 chksum=(computed) urgptr=0
OFPTFlowMod version=OpenFlow 1.0 type=OFPT_FLOW_MOD len=(computed) xid=7 cookie=0 cmd=OFPFC_DELETE idle_timeout=0 hard_timeout=0 priority=0 buffer_id=NO_BUFFER out_port=NONE flags=EMERG
  match    wildcards1=(computed) nw_dst_mask=(computed) nw_src_mask=(computed) wildcards2=(computed) in_port=0 dl_src=00:00:00:00:00:00 dl_dst=00:00:00:00:00:00 dl_vlan=0 dl_vlan_pcp=0 pad1=0x0 dl_type=(computed) nw_tos=0 nw_proto=(computed) pad2=0x0 nw_src=0.0.0.0 nw_dst=192.0.2.9 tp_src=0 tp_dst=80
  actions[0] OFPATOutput type=OFPAT_OUTPUT len=8 port=CONTROLLER max_len=NO_BUFFER
  actions[1] OFPATSetDlSrc type=OFPAT_SET_DL_SRC len=16 dl_addr=02:00:00:00:00:01 pad=0x0
  actions[2] OFPATStripVLAN type=OFPAT_STRIP_VLAN len=8 pad=0x0
IP / TCP 192.0.2.1:6653 > 192.0.2.2:6653 PA / OFPTFlowMod 104 6653
OFPTFlowMod(xid=7, match=OFPMatch(nw_dst="192.0.2.9", tp_dst=80), cmd=3, flags="EMERG", actions=[OFPATOutput(port=65533), OFPATSetDlSrc(dl_addr="02:00:00:00:00:01"), OFPATStripVLAN()])
0000  01 0e 00 68 00 00 00 07  00 30 3f 4f 00 00 00 00   ...h.....0?O....
0010  00 00 00 00 00 00 00 00  00 00 00 00 00 00 08 00   ................
0020  00 06 00 00 00 00 00 00  c0 00 02 09 00 00 00 50   ...............P
OFPTFeaturesRequest(xid=1)/OFPTPacketIn(in_port=3, data=Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/IP(src="192.0.2.1", dst="192.0.2.2"))/OFPETBadAction(errcode=1, data=OFPTBarrierRequest(xid=9))/OFPTStatsReplyFlow(flow_stats=[OFPFlowStats(match=OFPMatch(), packet_count=3, actions=[OFPATEnqueue(port=1, queue_id=2)])])
OFPTHello  version=OpenFlow 1.3 type=OFPT_HELLO len=16 xid=0
  elements[0] OFPHETVersionBitmap type=OFPHET_VERSIONBITMAP len=8 bitmap=OFv1.0+OFv1.3
OFPTFlowMod3 version=OpenFlow 1.3 type=OFPT_FLOW_MOD len=120 xid=7 cookie=0 cookie_mask=0 table_id=0 cmd=OFPFC_ADD idle_timeout=0 hard_timeout=0 priority=0 buffer_id=NO_BUFFER out_port=ANY out_group=ANY flags=0 pad=0x0
  match    type=OFPMT_OXM len=24
    oxm_fields[0] OFBInPort class_=OFPXMC_OPENFLOW_BASIC field=OFB_IN_PORT len=4 in_port=LOCAL
    oxm_fields[1] OFBIPv4DstHM class_=OFPXMC_OPENFLOW_BASIC field=OFB_IPV4_DST hasmask=1 len=8 ipv4_dst=192.0.2.0 ipv4_dst_mask=255.255.255.0
  instructions[0] OFPITApplyActions type=OFPIT_APPLY_ACTIONS len=40 pad=0x0
    actions[0] OFPATSetField type=OFPAT_SET_FIELD len=16
      field[0] OFBTCPDst class_=OFPXMC_OPENFLOW_BASIC field=OFB_TCP_DST len=2 tcp_dst=80
      field[1] OXM class_=OFPXMC_NXM_0 field=OFB_IN_PORT len=0
      field[2] Raw load=b"\x00\x00"
    actions[1] OFPATOutput3 type=OFPAT_OUTPUT len=16 port=2 max_len=NO_BUFFER pad=0x0
  instructions[1] OFPITGotoTable type=OFPIT_GOTO_TABLE len=8 table_id=1 pad=0x0
OFPETBadRequest version=OpenFlow 1.3 type=OFPT_ERROR len=12 xid=0 errtype=OFPET_BAD_REQUEST errcode=OFPBRC_BUFFER_UNKNOWN
OFPMPReplyTableFeatures version=OpenFlow 1.3 type=OFPT_MULTIPART_REPLY len=96 xid=0 mp_type=OFPMP_TABLE_FEATURES flags=0 pad1=0x0
  table_features[0] length=80 table_id=1 pad=0x0 table_name=b"in" metadata_match=0 metadata_write=0 config=OFPTC_NO_MASK max_entries=0
    properties[0] OFPTFPTMatch type=8 len=8
      oxm_ids[0] class_=OFPXMC_OPENFLOW_BASIC field=OFB_ETH_TYPE len=2
    properties[1] OFPTFPTInstructions type=0 len=8
      instruction_ids[0] OFPITGotoTableID type=OFPIT_GOTO_TABLE len=4
OFPTHello(version=4, elements=[OFPHETVersionBitmap(bitmap="OFv1.0+OFv1.3")])/OFPTFlowMod3(xid=7, match=OFPMatch3(oxm_fields=[OFBInPort(in_port=4294967294), OFBIPv4DstHM(ipv4_dst="192.0.2.0", ipv4_dst_mask="255.255.255.0")]), instructions=[OFPITApplyActions(actions=[OFPATSetField(field=[OFBTCPDst(tcp_dst=80), OXM(class_=0), Raw(load=b"\x00\x00")]), OFPATOutput3(port=2)]), OFPITGotoTable(table_id=1)])/OFPETBadRequest(version=4, errcode=8)/OFPMPReplyTableFeatures(table_features=[OFPTableFeatures(table_id=1, table_name=b"in", properties=[OFPTFPTMatch(oxm_ids=[OXMID(field=5, len=2)]), OFPTFPTInstructions(instruction_ids=[OFPITGotoTableID()])])])
OpenFlow(version=4, type=99, xid=1, data=b"hi") Raw(load=b"\x01\x0e\x00H\x00\x00\x00\x01hi")
'NONESUCH' is not a value of OFPTFlowMod.out_port

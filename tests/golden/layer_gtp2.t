p = IP(src="192.0.2.1", dst="192.0.2.2")/UDP()/GTPHeaderV2(seq=7, teid=1)/GTPV2CreateSessionRequest(IE_list=[IE_IMSIV2(IMSI="001030000000003"), IE_APN(APN="ims.example"), IE_FTEID(ipv4_present=1, ipv4="192.0.2.1", GRE_Key=9), IE_ULI(TAI_Present=1, TAI=ULI_TAI(MCC="240", MNC="01", TAC=5)), IE_BearerContext(IE_list=[IE_EPSBearerID(EBI=5), IE_Bearer_QoS(QCI=9)]), IE_PCO(Protocols=[PCO_SOF(type=5), PCO_Protocol(type=77, data="x")])])
p.show()
q = IP(bytes(p))
print(q.summary(), q[GTPHeaderV2].length, q[GTPHeaderV2].gtp_type)
print(repr(q[GTPHeaderV2]))
e = UDP(bytes(UDP()/GTPHeaderV2(T=0, MP=1, msg_priority=3, seq=9)/GTPV2EchoRequest(IE_list=[IE_RecoveryRestart(restart_counter=3)])))
print(repr(e[GTPHeaderV2]))
# An element that nobody has, and one that is too long.
b = bytes(GTPV2EchoResponse(IE_list=[IE_NotImplementedTLVV2(ietype=250, data="abc"), IE_RAT(RAT_type=6)]))
print(repr(GTPV2EchoResponse(b)), repr(GTPV2EchoResponse(b[:11])), bytes(GTPV2EchoResponse(b[:11])) == b[:11])
try:
    IE_APN(APN="a" * 64)
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
UDP        sport=2123 dport=2123 len=(computed) chksum=(computed)
GTPHeaderV2 version=2 P=1 T=1 gtp_type=create_session_req length=(computed) teid=0x1 seq=7 SPARE4=0
GTPV2CreateSessionRequest
  IE_list[0] IE_IMSIV2 ietype=IMSI length=(computed) CR_flag=0 instance=0 IMSI=b"001030000000003"
  IE_list[1] IE_APN ietype=APN length=(computed) CR_flag=0 instance=0 APN=b"ims.example"
  IE_list[2] IE_FTEID ietype=F-TEID length=(computed) CR_flag=0 instance=0 ipv4_present=1 InterfaceType=S1-U eNodeB GTP-U interface GRE_Key=0x9 ipv4=192.0.2.1
  IE_list[3] IE_ULI ietype=ULI length=(computed) CR_flag=0 instance=0 SPARE=0 TAI_Present=1
    TAI    MCC=b"240" MNC=b"01" TAC=5
  IE_list[4] IE_BearerContext ietype=Bearer Context length=(computed) CR_flag=0 instance=0
    IE_list[0] IE_EPSBearerID ietype=EPS Bearer ID length=(computed) CR_flag=0 instance=0 EBI=5
    IE_list[1] IE_Bearer_QoS ietype=Bearer QoS length=(computed) CR_flag=0 instance=0 PriorityLevel=0 QCI=9 MaxBitRateForUplink=0 MaxBitRateForDownlink=0 GuaranteedBitRateForUplink=0 GuaranteedBitRateForDownlink=0
  IE_list[5] IE_PCO ietype=Protocol Configuration Options length=(computed) CR_flag=0 instance=0 SPARE=0 PPP=0
    Protocols[0] PCO_SOF type=MS Support of Network Requested Bearer Control indicator length=(computed)
    Protocols[1] PCO_Protocol type=77 length=(computed) data=b"x"
IP / UDP 192.0.2.1:2123 > 192.0.2.2:2123 / GTPHeaderV2 / GTPV2CreateSessionRequest 106 32
GTPHeaderV2(teid=1, seq=7)/GTPV2CreateSessionRequest(IE_list=[IE_IMSIV2(IMSI=b"001030000000003"), IE_APN(APN=b"ims.example"), IE_FTEID(ipv4_present=1, GRE_Key=9, ipv4="192.0.2.1"), IE_ULI(TAI_Present=1, TAI=ULI_TAI(MCC=b"240", MNC=b"01", TAC=5)), IE_BearerContext(IE_list=[IE_EPSBearerID(EBI=5), IE_Bearer_QoS(QCI=9)]), IE_PCO(Protocols=[PCO_SOF(type=5), PCO_Protocol(type=77, data=b"x")])])
GTPHeaderV2(T=0, MP=1, seq=9, msg_priority=3)/GTPV2EchoRequest(IE_list=[IE_RecoveryRestart(restart_counter=3)])
GTPV2EchoResponse(IE_list=[IE_NotImplementedTLVV2(ietype=250, data=b"abc"), IE_RAT(RAT_type=6)]) GTPV2EchoResponse(IE_list=[IE_NotImplementedTLVV2(ietype=250, data=b"abc"), Raw(load=b"R\x00\x01\x00")]) True
APN is a name of labels of at most 63 bytes, or bytes as 0x…

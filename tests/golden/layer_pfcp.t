p = IP(src="192.0.2.1", dst="192.0.2.2")/UDP()/PFCP(seq=7, seid=1)/PFCPSessionEstablishmentRequest(IE_list=[IE_NodeId(ipv4="192.0.2.1"), IE_CreatePDR(IE_list=[IE_PDR_Id(id=1), IE_Precedence(precedence=99), IE_PDI(IE_list=[IE_SourceInterface(interface="Access"), IE_FTEIDPFCP(V4=1, TEID=9, ipv4="192.0.2.3"), IE_NetworkInstance(instance="ims.example")])]), IE_NotImplemented(ietype=999, data="x")])
p.show()
q = IP(bytes(p))
print(q.summary(), q[PFCP].length, q[PFCP].message_type, q[UDP].dport)
print(repr(q[PFCP]))
a = IP(bytes(IP(src="192.0.2.2", dst="192.0.2.1")/UDP()/PFCP(seq=9)/PFCPHeartbeatResponse(IE_list=[IE_RecoveryTimeStamp(timestamp=5)])))
print(a.answers(IP(bytes(IP(src="192.0.2.1", dst="192.0.2.2")/UDP()/PFCP(seq=9)/PFCPHeartbeatRequest()))), repr(a[PFCP]))
# Messages of nodes have no session; an enterprise's element; one that is cut.
print(PFCP(bytes(PFCP()/PFCPAssociationSetupRequest())).S)
b = bytes(PFCPNodeReportRequest(IE_list=[IE_EnterpriseSpecific(ietype=0x8001, enterprise_id=9, data="abc"), IE_Cause(), IE_MACAddressesDetected(macs=["02:00:00:00:00:01"])]))
print(repr(PFCPNodeReportRequest(b)), repr(PFCPNodeReportRequest(b[:-3])), bytes(PFCPNodeReportRequest(b[:-3])) == b[:-3])
try:
    IE_SourceInterface(interface="Acc" + "ess2")
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
UDP        sport=8805 dport=8805 len=(computed) chksum=(computed)
PFCP       version=1 S=1 message_type=session_establishment_request length=(computed) seid=0x1 seq=7 spare_oct=0
PFCPSessionEstablishmentRequest
  IE_list[0] IE_NodeId ietype=Node ID length=(computed) spare=0x0 id_type=IPv4 ipv4=192.0.2.1
  IE_list[1] IE_CreatePDR ietype=Create PDR length=(computed)
    IE_list[0] IE_PDR_Id ietype=PDR ID length=(computed) id=1
    IE_list[1] IE_Precedence ietype=Precedence length=(computed) precedence=99
    IE_list[2] IE_PDI ietype=PDI length=(computed)
      IE_list[0] IE_SourceInterface ietype=Source Interface length=(computed) spare=0x0 interface=Access
      IE_list[1] IE_FTEIDPFCP ietype=F-TEID length=(computed) spare=0x0 V4=1 TEID=0x9 ipv4=192.0.2.3
      IE_list[2] IE_NetworkInstance ietype=Network Instance length=(computed) instance=b"ims.example"
  IE_list[2] IE_NotImplemented ietype=999 length=(computed) data=b"x"
IP / UDP 192.0.2.1:8805 > 192.0.2.2:8805 / PFCP / PFCPSessionEstablishmentRequest 82 50 8805
PFCP(seid=1, seq=7)/PFCPSessionEstablishmentRequest(IE_list=[IE_NodeId(ipv4="192.0.2.1"), IE_CreatePDR(IE_list=[IE_PDR_Id(id=1), IE_Precedence(precedence=99), IE_PDI(IE_list=[IE_SourceInterface(), IE_FTEIDPFCP(V4=1, TEID=9, ipv4="192.0.2.3"), IE_NetworkInstance(instance=b"ims.example")])]), IE_NotImplemented(ietype=999, data=b"x")])
True PFCP(seq=9)/PFCPHeartbeatResponse(IE_list=[IE_RecoveryTimeStamp(timestamp=5)])
0
PFCPNodeReportRequest(IE_list=[IE_EnterpriseSpecific(ietype=32769, enterprise_id=9, data=b"abc"), IE_NotImplemented(ietype=256, length=144, data=b"\x00\x07\x01\x02\x00\x00\x00\x00\x01")]) PFCPNodeReportRequest(IE_list=[IE_EnterpriseSpecific(ietype=32769, enterprise_id=9, data=b"abc"), IE_NotImplemented(ietype=256, length=144, data=b"\x00\x07\x01\x02\x00\x00")]) True
'Access2' is not a value of IE_SourceInterface.interface

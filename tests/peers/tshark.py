#!/usr/bin/env python3
"""Field values, and what -Y chooses, against tshark: every pcap of the shared captures, in one file with an interface for each, is read
by both. Where both have a value it is the same, but for the reviewed list in differences.txt beside this."""

import gzip
import json
import os
import re
import shutil
import struct
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HERE = os.path.dirname(os.path.abspath(__file__))
PKT = os.environ["PKT"]
CAPTURES = os.path.join(os.environ.get("PKT_SHARED", os.path.join(os.path.dirname(TOP), "shared")), "captures")
LINKTYPES = {0, 1, 9, 50, 101, 104, 105, 107, 108, 113, 127, 195, 228, 229, 230, 239, 276}  # those that both know well

FIELDS = """frame.len frame.cap_len frame.time_epoch eth.src eth.dst eth.type vlan.id vlan.priority
arp.opcode arp.src.hw_mac arp.src.proto_ipv4 arp.dst.hw_mac arp.dst.proto_ipv4
ip.version ip.dsfield ip.len ip.id ip.ttl ip.proto ip.checksum ip.src ip.dst
ipv6.tclass ipv6.flow ipv6.plen ipv6.nxt ipv6.hlim ipv6.src ipv6.dst
tcp.srcport tcp.dstport tcp.seq_raw tcp.ack_raw tcp.flags tcp.window_size_value tcp.checksum tcp.urgent_pointer
udp.srcport udp.dstport udp.length udp.checksum icmp.type icmp.code icmp.checksum dns.id dns.flags.rcode dns.count.queries
dns.count.answers dns.qry.type""".split()
MASK = {"tcp.flags": 0x1ff}
RTP = [(5004, "RTP"), (5005, "RTCP")]  # no port says so by itself, neither to tshark nor to pkt
BARE = {"stun.cookie"}  # bytes to tshark, a number to pkt
TEXT = {"http.request.method", "http.response.code", "sip.Method", "sip.Status-Code", "mgcp.req.verb", "mgcp.transid"}  # text to tshark, bytes to pkt
# What pkt calls by another name: tshark's, and ours; where several classes share a field of tshark's, parted by "|".
OTHER = dict(pair.split("=") for pair in """
rip.command=RIP.cmd rip.version=RIP.version ripng.cmd=RIPng.cmd
ospf.msg=OSPF_Hdr.type|OSPFv3_Hdr.type ospf.packet_length=OSPF_Hdr.len|OSPFv3_Hdr.len ospf.srcrouter=OSPF_Hdr.src|OSPFv3_Hdr.src
ospf.area_id=OSPF_Hdr.area|OSPFv3_Hdr.area ospf.checksum=OSPF_Hdr.chksum|OSPFv3_Hdr.chksum
ospf.hello.hello_interval=OSPF_Hello.hellointerval|OSPFv3_Hello.hellointerval ospf.hello.router_priority=OSPF_Hello.prio|OSPFv3_Hello.prio
bgp.length=BGPHeader.len bgp.type=BGPHeader.type bgp.open.myas=BGPOpen.my_as bgp.open.holdtime=BGPOpen.hold_time
bgp.open.identifier=BGPOpen.bgp_id
eigrp.opcode=EIGRP.opcode eigrp.seq=EIGRP.seq eigrp.as=EIGRP.asn eigrp.checksum=EIGRP.chksum
isis.len=ISIS_CommonHdr.hdrlen isis.type=ISIS_CommonHdr.pdutype
pim.version=PIMv2Hdr.version pim.type=PIMv2Hdr.type pim.cksum=PIMv2Hdr.chksum
igmp.type=IGMPv2_MR.type igmp.checksum=IGMPv2_MR.chksum
ldp.hdr.version=LDP.version ldp.hdr.pdu_len=LDP.len ldp.hdr.ldpid.lsr=LDP.id
rsvp.msg=RSVP.Class rsvp.version=RSVP.Version
bfd.version=BFD.version bfd.diag=BFD.diag bfd.sta=BFD.sta bfd.detect_time_multiplier=BFD.detect_mult bfd.message_length=BFD.len
bfd.my_discriminator=BFD.my_discriminator bfd.your_discriminator=BFD.your_discriminator
vrrp.virt_rtr_id=VRRP.vrid|VRRPv3.vrid vrrp.prio=VRRP.priority|VRRPv3.priority vrrp.checksum=VRRP.chksum|VRRPv3.chksum
hsrp.opcode=HSRP.opcode hsrp.state=HSRP.state hsrp.priority=HSRP.priority hsrp.group=HSRP.group hsrp.virt_ip=HSRP.virtualIP
mip.type=MobileIP.type
stp.version=STP.version stp.type=STP.bpdutype stp.flags=STP.bpduflags stp.root.hw=STP.rootmac stp.root.cost=STP.pathcost
stp.bridge.hw=STP.bridgemac stp.port=STP.portid
pppoe.session_id=PPPoE.sessionid pppoe.payload_length=PPPoE.len ppp.protocol=PPP.proto chdlc.protocol=CHDLC.proto slarp.ptype=SLARP.type
lacp.version=LACP.version lacp.actor.sysid=LACP.actor_system lacp.actor.key=LACP.actor_key lacp.partner.sysid=LACP.partner_system
lldp.time_to_live=LLDPDUTimeToLive.ttl cdp.version=CDPv2_HDR.vers cdp.ttl=CDPv2_HDR.ttl cdp.checksum=CDPv2_HDR.cksum
vtp.version=VTP.ver vtp.code=VTP.code dtp.version=DTP.ver
eapol.version=EAPOL.version eapol.type=EAPOL.type eapol.len=EAPOL.len eap.code=EAP.code eap.id=EAP.id eap.len=EAP.len eap.type=EAP.type
radiotap.length=RadioTap.len radiotap.channel.freq=RadioTap.ChannelFrequency radiotap.dbm_antsignal=RadioTap.dBm_AntSignal
wlan.fc.type=Dot11.type wlan.fc.subtype=Dot11.subtype wlan.ra=Dot11.addr1 wlan.fixed.timestamp=Dot11Beacon.timestamp
zbee_nwk.seqno=ZigbeeNWK.seqnum zbee_nwk.dst=ZigbeeNWK.destination zbee_nwk.src=ZigbeeNWK.source zbee_nwk.radius=ZigbeeNWK.radius
zbee.sec.counter=ZigbeeSecurityHeader.fc zbee_aps.counter=ZigbeeAppDataPayload.counter
wpan.frame_type=Dot15d4.fcf_frametype wpan.seq_no=Dot15d4.seqnum aoe.tag=AOE.tag aoe.cmd=AOE.cmd macsec.PN=MACsec.PN
mbtcp.trans_id=ModbusADURequest.transId mbtcp.len=ModbusADURequest.len mbtcp.unit_id=ModbusADURequest.unitId
mqtt.kalive=MQTTConnect.klive mqtt.topic_len=MQTTPublish.length coap.code=CoAP.code coap.mid=CoAP.msg_id coap.token_len=CoAP.tkl
geneve.version=GENEVE.version geneve.proto_type=GENEVE.proto geneve.vni=GENEVE.vni geneve.flags.oam=GENEVE.oam
geneve.flags.critical=GENEVE.critical vxlan.vni=VXLAN.vni vxlan.gbp=VXLAN.gpid
gre.proto=GRE.proto gre.key=GRE.key gre.sequence_number=GRE.sequence_number gre.flags.version=GRE.version gre.checksum=GRE.chksum
gre.offset=GRE.offset gre.key.call_id=GRE_PPTP.call_id gre.key.payload_length=GRE_PPTP.payload_len gre.ack_number=GRE_PPTP.ack_number
nsh.version=NSH.ver nsh.ttl=NSH.ttl nsh.length=NSH.length nsh.mdtype=NSH.mdtype nsh.nextproto=NSH.nextproto nsh.spi=NSH.spi nsh.si=NSH.si
erspan.version=ERSPAN_II.ver|ERSPAN_III.ver erspan.vlan=ERSPAN_II.vlan|ERSPAN_III.vlan erspan.cos=ERSPAN_II.cos|ERSPAN_III.cos
erspan.truncated=ERSPAN_II.t|ERSPAN_III.t erspan.spanid=ERSPAN_II.session_id|ERSPAN_III.session_id
erspan.index=ERSPAN_II.index erspan.timestamp=ERSPAN_III.timestamp erspan.sgt=ERSPAN_III.sgt_other erspan.ft=ERSPAN_III.ft
gtp.message=GTP_U_Header.gtp_type|GTPHeader.gtp_type gtp.length=GTP_U_Header.length|GTPHeader.length
gtp.teid=GTP_U_Header.teid|GTPHeader.teid gtp.seq_number=GTP_U_Header.seq|GTPHeader.seq gtp.flags.version=GTP_U_Header.version|GTPHeader.version
gtpv2.message_type=GTPHeaderV2.gtp_type gtpv2.msg_length=GTPHeaderV2.length
gtpv2.teid=GTPHeaderV2.teid gtpv2.seq=GTPHeaderV2.seq
l2tp.version=L2TP.version l2tp.length=L2TP.len l2tp.tunnel=L2TP.tunnel_id l2tp.session=L2TP.session_id l2tp.Ns=L2TP.ns l2tp.Nr=L2TP.nr
pptp.length=PPTPStartControlConnectionRequest.len pptp.control_message_type=PPTP.ctrl_msg_type pptp.peer_call_id=PPTPSetLinkInfo.peer_call_id
wg.type=Wireguard.message_type wg.sender=WireguardInitiation.sender_index|WireguardResponse.sender_index
wg.receiver=WireguardTransport.receiver_index|WireguardResponse.receiver_index
wg.counter=WireguardTransport.counter wg.mac1=WireguardInitiation.mac1|WireguardResponse.mac1
isakmp.ispi=IKEv2.init_SPI|ISAKMP.init_cookie isakmp.rspi=IKEv2.resp_SPI|ISAKMP.resp_cookie isakmp.messageid=IKEv2.id|ISAKMP.id
isakmp.length=IKEv2.length|ISAKMP.length isakmp.flags=IKEv2.flags|ISAKMP.flags isakmp.version=IKEv2.version|ISAKMP.version
isakmp.key_exchange.dh_group=IKEv2_KE.group isakmp.nonce=IKEv2_Nonce.nonce
esp.spi=ESP.spi esp.sequence=ESP.seq ah.next_header=AH.nh ah.length=AH.payloadlen ah.spi=AH.spi ah.sequence=AH.seq ah.icv=AH.icv
mpls.label=MPLS.label mpls.exp=MPLS.cos mpls.bottom=MPLS.s mpls.ttl=MPLS.ttl etherip.ver=EtherIP.version
sctp.srcport=SCTP.sport sctp.dstport=SCTP.dport sctp.verification_tag=SCTP.tag sctp.checksum=SCTP.chksum
sctp.init_initiate_tag=SCTPChunkInit.init_tag sctp.init_credit=SCTPChunkInit.a_rwnd sctp.init_nr_out_streams=SCTPChunkInit.n_out_streams
sctp.init_initial_tsn=SCTPChunkInit.init_tsn sctp.data_tsn_raw=SCTPChunkData.tsn sctp.data_sid=SCTPChunkData.stream_id
sctp.data_payload_proto_id=SCTPChunkData.proto_id sctp.sack_cumulative_tsn_ack_raw=SCTPChunkSACK.cumul_tsn_ack sctp.sack_a_rwnd=SCTPChunkSACK.a_rwnd
rtp.version=RTP.version rtp.p_type=RTP.payload_type rtp.seq=RTP.sequence rtp.timestamp=RTP.timestamp rtp.ssrc=RTP.sourcesync rtp.marker=RTP.marker
rtcp.version=RTCP.version rtcp.pt=RTCP.packet_type rtcp.length=RTCP.length rtcp.senderssrc=RTCP.sourcesync
quic.version=QUIC_Initial.Version|QUIC_Handshake.Version|QUIC_0RTT.Version|QUIC_Retry.Version|QUIC_Version.Version
quic.dcid=QUIC_Initial.DstConnID|QUIC_Handshake.DstConnID|QUIC_0RTT.DstConnID|QUIC_Retry.DstConnID
quic.scid=QUIC_Initial.SrcConnID|QUIC_Handshake.SrcConnID|QUIC_0RTT.SrcConnID|QUIC_Retry.SrcConnID
quic.dcil=QUIC_Initial.DstConnIDLen|QUIC_Handshake.DstConnIDLen|QUIC_0RTT.DstConnIDLen|QUIC_Retry.DstConnIDLen
quic.token_length=QUIC_Initial.TokenLen quic.length=QUIC_Initial.Length|QUIC_Handshake.Length|QUIC_0RTT.Length
stun.type=STUN.stun_message_type stun.length=STUN.length stun.cookie=STUN.magic_cookie stun.id=STUN.transaction_id
smb2.cmd=SMB2_Header.Command smb2.msg_id=SMB2_Header.MID smb2.credit.charge=SMB2_Header.CreditCharge tls.record.length=TLS.len
ldap.messageID=LDAP.messageID ldap.scope=LDAP.protocolOp.scope ldap.sizeLimit=LDAP.protocolOp.sizeLimit ldap.version=LDAP.protocolOp.version
kerberos.msg_type=Kerberos.root.msgType kerberos.error_code=Kerberos.root.errorCode
kerberos.nonce=Kerberos.root.reqBody.nonce
dhcp.type=BOOTP.op dhcp.hops=BOOTP.hops dhcp.id=BOOTP.xid dhcp.secs=BOOTP.secs dhcp.ip.client=BOOTP.ciaddr dhcp.ip.your=BOOTP.yiaddr
dhcp.ip.server=BOOTP.siaddr dhcp.ip.relay=BOOTP.giaddr
dhcpv6.msgtype=DHCP6_Solicit.msgtype|DHCP6_Advertise.msgtype|DHCP6_Request.msgtype|DHCP6_Reply.msgtype|DHCP6_RelayForward.msgtype|DHCP6_Renew.msgtype
dhcpv6.xid=DHCP6_Solicit.trid|DHCP6_Advertise.trid|DHCP6_Request.trid|DHCP6_Reply.trid|DHCP6_InfoRequest.trid|DHCP6_Renew.trid
dhcpv6.hopcount=DHCP6_RelayForward.hopcount|DHCP6_RelayReply.hopcount
nbns.id=NBNSHeader.NAME_TRN_ID nbns.count.queries=NBNSHeader.QDCOUNT nbns.count.answers=NBNSHeader.ANCOUNT nbss.type=NBTSession.TYPE
nbss.length=NBTSession.LENGTH nbdgm.dgram_id=NBTDatagram.ID nbdgm.src.port=NBTDatagram.SourcePort smb.cmd=SMB_Header.Command smb.mid=SMB_Header.MID
ieee8021ah.isid=Dot1AH.isid ieee8021ah.priority=Dot1AH.prio can.id=CAN.identifier can.len=CAN.length
ppp.code=PPP_LCP.code|PPP_IPCP.code|PPP_CCP.code ppp.identifier=PPP_LCP.id|PPP_IPCP.id|PPP_CCP.id ppp.length=PPP_LCP.len|PPP_IPCP.len|PPP_CCP.len
chap.code=PPP_CHAP.code chap.identifier=PPP_CHAP.id pap.code=PPP_PAP.code|PPP_PAP_Request.code
ntp.flags.li=NTPHeader.leap ntp.flags.vn=NTPHeader.version ntp.flags.mode=NTPHeader.mode ntp.stratum=NTPHeader.stratum ntp.ppoll=NTPHeader.poll
tftp.opcode=TFTP.op tftp.block=TFTP_DATA.block|TFTP_ACK.block
snmp.version=SNMP.version snmp.request_id=SNMP.PDU.id snmp.error_status=SNMP.PDU.error
radius.code=Radius.code radius.id=Radius.id radius.length=Radius.len
tacplus.type=TacacsHeader.type tacplus.seqno=TacacsHeader.seq tacplus.session_id=TacacsHeader.session_id tacplus.packet_len=TacacsHeader.length
http.response.code=HTTPResponse.Status_Code http.request.method=HTTPRequest.Method
sip.Method=SIPRequest.Method sip.Status-Code=SIPResponse.Status_Code mgcp.req.verb=MGCP.verb mgcp.transid=MGCP.transaction_id
mqttsn.msg.type=MQTTSN.type mqttsn.msg.len=MQTTSN.len skinny.messageId=Skinny.msg skinny.data_length=Skinny.len socks.version=SOCKS.vn
cflow.version=NetflowHeader.version cflow.count=NetflowHeaderV5.count|NetflowHeaderV9.count cflow.len=NetflowHeaderV10.length
cflow.source_id=NetflowHeaderV9.SourceID|NetflowHeaderV10.ObservationDomainID
cflow.sequence=NetflowHeaderV5.flowSequence|NetflowHeaderV9.packageSequence|NetflowHeaderV10.flowSequence
openflow.length=OFPTHello.len openflow.xid=OFPTHello.xid
ecatf.length=EtherCat.length ecat.idx=EtherCatBRD.idx|EtherCatLRW.idx ecat.adp=EtherCatBRD.adp|EtherCatAPRD.adp ecat.ado=EtherCatBRD.ado|EtherCatAPRD.ado
ecat.cnt=EtherCatBRD.wkc|EtherCatLRW.wkc|EtherCatAPRD.wkc ecat.lad=EtherCatLRW.adr|EtherCatLRD.adr
pn_rt.frame_id=ProfinetIO.frameID pn_rt.cycle_counter=PNIORealTimeCyclicPDU.cycleCounter pn_rt.transfer_status=PNIORealTimeCyclicPDU.transferStatus
pn_dcp.service_id=ProfinetDCP.service_id pn_dcp.service_type=ProfinetDCP.service_type pn_dcp.xid=ProfinetDCP.xid
pn_dcp.data_length=ProfinetDCP.dcp_data_length enip.command=ENIPTCP.commandId enip.length=ENIPTCP.length enip.session=ENIPTCP.session
tzsp.version=TZSP.version tzsp.type=TZSP.type tzsp.encap=TZSP.encapsulated_protocol
cfm.md.level=OAM.mel cfm.opcode=OAM.opcode cfm.first.tlv.offset=OAM.tlv_offset
macc.opcode=MACControlPause._op_code|MACControlGate._op_code|MACControlClassBasedFlowControl._op_code macc.pause_time=MACControlPause.pause_time
macc.timestamp=MACControlGate.timestamp macc.cbfc.pause_time.c3=MACControlClassBasedFlowControl.c3_pause_time
rsvp.session.tunnel_id=RSVP_SESSION.tunnel_id ptp.v2.messagetype=PTP.messageType ptp.v2.sequenceid=PTP.sequenceId ptp.v2.domainnumber=PTP.domainNumber
""".split())
FIELDS += OTHER

# Packets of families that neither captures nor vectors have: what pkt writes is read by both.
CRAFTED = """
UDP(sport=51820, dport=51820)/Wireguard()/WireguardInitiation(sender_index=0x01020304, unencrypted_ephemeral=b"e"*32, mac1=b"m"*16)
UDP(sport=51820, dport=51820)/Wireguard()/WireguardResponse(sender_index=5, receiver_index=0x01020304, mac1=b"n"*16)
UDP(sport=51820, dport=51820)/Wireguard()/WireguardTransport(receiver_index=5, counter=7, encrypted_encapsulated_packet=b"x"*32)
UDP(sport=51820, dport=51820)/Wireguard()/WireguardCookieReply(receiver_index=5, nonce=b"n"*24)
TCP(sport=40001, dport=1883, flags="PA")/MQTT()/MQTTConnect(protoname="MQTT", protolevel=4, klive=60, clientId="pkt")
TCP(sport=40002, dport=1883, flags="PA")/MQTT(QOS=1)/MQTTPublish(topic="lab/a", msgid=7, value="on")
TCP(sport=40003, dport=1723, flags="PA")/PPTPSetLinkInfo(peer_call_id=9)
UDP(sport=1701, dport=1701)/L2TP(hdr="control+length+sequence", tunnel_id=3, session_id=4, ns=5, nr=6)
UDP(sport=2123, dport=2123)/GTPHeaderV2(teid=9, seq=10)/GTPV2EchoRequest()
UDP(sport=4789, dport=4789)/VXLAN(flags="Instance+G", gpid=77, vni=88)/Ether(src="02:00:00:00:00:01")/IP()/ICMP()
EtherIP()/Ether(src="02:00:00:00:00:01")/IP()/ICMP()
UDP(sport=37008, dport=37008)/TZSP(type="TX_PACKET")/TZSPTagRawRSSIByte(raw_rssi=200)/TZSPTagEnd()/Ether(src="02:00:00:00:00:01")/IP()/ICMP()
UDP(sport=1883, dport=1883)/MQTTSN()/MQTTSNConnect(prot_id=1, duration=30, client_id="pkt")
TCP(sport=2000, dport=40009, flags="PA")/Skinny()/SkinnyMessageStopTone()
Ether(src="02:00:00:00:00:01", dst="02:00:00:00:00:02")/PPPoE(sessionid=1)/PPP()/PPP_PAP_Request(username="a", password="b")
RSVP()/RSVP_Object(Class="Session", C_Type=7, Length=16)/RSVP_SESSION(dest_addr="192.0.2.9", tunnel_id=7)/RSVP_Object(Class="HOP", Length=12)/RSVP_HOP(neighbor="192.0.2.2")
Ether(src="02:00:00:00:00:01", dst="01:80:c2:00:00:01")/MACControlPause(pause_time=7)
Ether(src="02:00:00:00:00:01", dst="01:80:c2:00:00:01")/MACControlGate(timestamp=99)
Ether(src="02:00:00:00:00:01", dst="01:80:c2:00:00:01")/MACControlClassBasedFlowControl(c3_enabled=1, c3_pause_time=65535)
Ether(src="02:00:00:00:00:01", dst="ff:ff:ff:ff:ff:ff")/EtherCat()/EtherCatBRD(idx=5, adp=3, ado=0x130, data=[1, 2], wkc=3)
Ether(src="02:00:00:00:00:01", dst="ff:ff:ff:ff:ff:ff")/EtherCat()/EtherCatLRW(idx=6, adr=0x10000, data=[1, 2], wkc=3)
Ether(src="02:00:00:00:00:01", dst="01:0e:cf:00:00:00")/ProfinetIO()/ProfinetDCP(xid=7, dcp_blocks=[DCPBlock(option=2, sub_option=2, data="lab")])
Ether(src="02:00:00:00:00:01", dst="02:00:00:00:00:02")/ProfinetIO(frameID="DCP-Identify-ResPDU")/ProfinetDCP(service_type=1, dcp_blocks=[DCPNameOfStationBlock(name_of_station="pumps"), DCPIPBlock(), DCPDeviceRoleBlock()])
Ether(src="02:00:00:00:00:01", dst="02:00:00:00:00:02")/ProfinetIO()/PNIORealTimeCyclicPDU(data=b"x"*40, cycleCounter=9)
Ether(src="02:00:00:00:00:01", dst="01:80:c2:00:00:35")/OAM(opcode="Loopback Message (LBM)", mel=5, seq_num=7, tlvs=[OAM_DATA_TLV()/"abc"])
Ether(src="02:00:00:00:00:01", dst="01:80:c2:00:00:35")/OAM(opcode="Continuity Check Message (CCM)", mel=3, seq_num=7)
Ether(src="02:00:00:00:00:01", dst="01:1b:19:00:00:00")/PTP(messageType="Announce", sequenceId=7, domainNumber=3)
""".split("\n")[1:-1]

# The same question in both languages, and the fields it asks for: packets count that have each once, or not at all, to both.
FILTERS = [
    ("tcp.dport == 80", "tcp.dstport == 80", "tcp.dstport"),
    ("tcp.port in [80, 443]", "tcp.port in {80, 443}", "tcp.srcport tcp.dstport"),
    ('ip.src in "10.0.0.0/8" and not udp', "ip.src == 10.0.0.0/8 and not udp", "ip.src udp.srcport"),
    ("tcp.flags.syn and not tcp.flags.ack", "tcp.flags.syn == 1 and tcp.flags.ack == 0", "tcp.flags"),
    ("100 < frame.len <= 200", "frame.len > 100 and frame.len <= 200", "frame.len"),
    ("arp or ipv6.hlim == 255", "arp or ipv6.hlim == 255", "arp.opcode ipv6.hlim"),
    ("ip.ttl & 1 and ip.proto == 17", "ip.ttl & 1 and ip.proto == 17", "ip.ttl ip.proto"),
]


def skip(why):
    print(why)
    sys.exit(77)


def records(path):
    """(link type, [(nanoseconds, length, bytes)]) of a pcap file, up to where it is cut; None: it is none."""
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as f:
        try:
            b = f.read()
        except EOFError:
            return None
    order = {b"\xa1\xb2\xc3\xd4": ">", b"\xd4\xc3\xb2\xa1": "<", b"\xa1\xb2\x3c\x4d": ">", b"\x4d\x3c\xb2\xa1": "<"}.get(b[:4])
    if not order or len(b) < 24:
        return None
    unit = 1 if b"\x3c" in b[:4] else 1000
    linktype = struct.unpack(order + "I", b[20:24])[0] & 0xffff
    out, at = [], 24
    while at + 16 <= len(b):
        s, u, cap, length = struct.unpack(order + "4I", b[at:at + 16])
        if cap > len(b) - at - 16 or cap > 262144 or u * unit >= 10**9:
            break
        out.append((s * 10**9 + u * unit, length, b[at + 16:at + 16 + cap]))
        at += 16 + cap
    return linktype, out


def block(kind, body):
    body += bytes(-len(body) % 4)
    n = struct.pack("<I", len(body) + 12)
    return struct.pack("<I", kind) + n + body + n


def merge(to):
    """Writes everything into one pcapng file; gives the file and number of every packet."""
    where = [None]
    with open(to, "wb") as f:
        f.write(block(0x0a0d0d0a, struct.pack("<IHHq", 0x1a2b3c4d, 1, 0, -1)))
        n = 0
        for folder, _, names in sorted(os.walk(CAPTURES)):
            for name in sorted(names):
                got = records(os.path.join(folder, name))
                if not got or got[0] not in LINKTYPES:
                    continue
                f.write(block(1, struct.pack("<HHI", got[0], 0, 0) + struct.pack("<HHB3xI", 9, 1, 9, 0)))
                for i, (t, length, data) in enumerate(got[1]):
                    f.write(block(6, struct.pack("<IIIII", n, t >> 32, t & 0xffffffff, len(data), length) + data))
                    where.append((f"{os.path.basename(folder)}/{name}", i + 1))
                n += 1
        for name, dlt, data in vectors_bytes() + crafted(to + ".crafted"):
            f.write(block(1, struct.pack("<HHI", dlt, 0, 0)))
            f.write(block(6, struct.pack("<IIIII", n, 0, 0, len(data), len(data)) + data))
            where.append((f"vectors/{name}", 1))
            n += 1
    return where


def vectors():
    """The dissection vectors by id."""
    with open(os.path.join(os.path.dirname(CAPTURES), "vectors", "dissect.jsonl"), encoding="utf-8") as f:
        return {v["id"]: v for v in map(json.loads, f)}


def vectors_bytes():
    """(id, link type, bytes) of those vectors that both read, and of what was built for RTP: they have families that no capture has."""
    out = [(v["id"], v["linktype"], bytes.fromhex(v["hex"])) for v in vectors().values() if v["linktype"] in LINKTYPES]
    with open(os.path.join(os.path.dirname(CAPTURES), "vectors", "apps.jsonl"), encoding="utf-8") as f:
        for v in map(json.loads, f):
            if v["layers"][:2] == ["IP", "UDP"] and v["layers"][2:3] in (["RTP"], ["RTCP"]):
                out.append((v["id"], 228, bytes.fromhex(v["hex"])))
    return out


def crafted(path):
    """(name of the row, link type, bytes) of the packets of CRAFTED: those that do not say how they begin are in IP."""
    out, lines = [], []
    for i, row in enumerate(CRAFTED):
        whole = row.startswith("Ether(")
        lines += [f"w = PcapWriter({path + str(i)!r}, linktype={1 if whole else 228})", "w.write(%s)" % (row if whole else f"IP(src='192.0.2.1', dst='192.0.2.2')/{row}"),
                  "w.close()"]
    p = subprocess.run([PKT, "-e", "\n".join(lines)], capture_output=True, text=True)
    if p.returncode:
        sys.exit(p.stderr)
    for i in range(len(CRAFTED)):
        linktype, packets = records(path + str(i))
        out.append((f"crafted-{i + 1}", linktype, packets[0][2]))
    return out


def tshark(path, *args):
    options = []
    for o in ("tcp.relative_sequence_numbers", "tcp.desegment_tcp_streams", "ip.defragment", "ipv6.defragment", "ip.use_geoip"):
        options += ["-o", o + ":FALSE"]
    for port, what in RTP + [(1883, "MQTTSN")]:
        options += ["-d", f"udp.port=={port},{what.lower()}"]
    p = subprocess.run(["tshark", "-n", "-r", path] + options + list(args), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return p.stdout.decode("utf-8", "replace").splitlines()


def pkt(path, *args):
    script = os.path.join(os.environ["HOME"], "rtp.pkt")
    with open(script, "w", encoding="utf-8") as f:
        f.writelines(f"bind_layers(UDP, {what}, dport={port})\n" for port, what in RTP)
    p = subprocess.run([PKT, "read", "-l", script, path] + list(args), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return p.stdout.decode("utf-8", "replace").splitlines()


def columns(path, names, most=200):
    """A line for each packet with those fields, which may be more than pkt prints at once."""
    ours = [one for name in names for one in name.split("|")]
    parts = [pkt(path, "--fields", ",".join(ours[i:i + most]))[1:] for i in range(0, len(ours), most)]
    out = []
    for lines in zip(*parts):
        values = iter("\t".join(lines).split("\t"))
        alike = [[next(values) for _ in name.split("|")] for name in names]
        out.append("\t".join(next(filter(None, group), "") for group in alike))
    return out


def readable(field, text):
    """Our value of a field of TEXT."""
    return bytes.fromhex(text).decode("latin-1") if field in TEXT and len(text) % 2 == 0 and re.fullmatch("[0-9a-f]+", text) else text


def normal(field, text):
    text = text.strip('"').split(" in ")[0]  # of a number in more bytes than it needs, the number
    if field in BARE and not text.isdigit():
        text = "0x" + text
    if field != "frame.time_epoch" and text[:1].isdigit() and ":" not in text and text.count(".") < 2:
        try:
            return int(text, 0) & MASK.get(field, -1)
        except ValueError:
            pass
    return text.lower()


def reviewed():
    """{(field, file): reason}; either may be *."""
    with open(os.path.join(HERE, "differences.txt"), encoding="utf-8") as f:
        rows = [line.split(None, 2) for line in f if line.strip() and not line.startswith("#")]
    return {(r[0], r[1]): r[2] for r in rows}


def standard(path):
    """The rows of rfc.txt, where a dissection vector follows the standard and not Scapy: what tshark makes of it. What differs, and how
    many rows there are."""
    with open(os.path.join(HERE, "rfc.txt"), encoding="utf-8") as f:
        rows = [line.strip().split(" | ") for line in f if line.strip() and not line.startswith("#")]
    known = vectors()
    with open(path, "wb") as f:
        f.write(block(0x0a0d0d0a, struct.pack("<IHHq", 0x1a2b3c4d, 1, 0, -1)))
        for i, row in enumerate(rows):
            data = bytes.fromhex(known[row[0]]["hex"])
            f.write(block(1, struct.pack("<HHI", known[row[0]]["linktype"], 0, 0)))
            f.write(block(6, struct.pack("<IIIII", i, 0, 0, len(data), len(data)) + data))
    asked = [row[3].partition(" =") for row in rows]
    names = ["frame.protocols"] + sorted({field for field, _, _ in asked})
    theirs = tshark(path, "-o", "tcp.analyze_sequence_numbers:FALSE", "-T", "fields", "-E", "occurrence=a", *[x for n in names for x in ("-e", n)])
    wrong = []
    for line, row, (field, _, want) in zip(theirs, rows, asked):
        said = dict(zip(names, line.split("\t")))
        got, want = said[field], want.strip()
        there = field.split(".")[0] in said["frame.protocols"].split(":")  # who has no such field must know the protocol
        if (got or not there) if not want else (got != want and want not in got.split(",")):
            wrong.append(f"rfc.txt {row[0]}: {row[3]}, tshark says {got or 'nothing'} ({said['frame.protocols']})")
    if len(theirs) != len(rows):
        wrong.append(f"rfc.txt: {len(rows)} rows, tshark read {len(theirs)}")
    return wrong, len(rows)


def main():
    if not os.path.isdir(CAPTURES):
        skip("the shared captures are not there")
    if not shutil.which("tshark"):
        skip("tshark is not installed")
    allowed, used = reviewed(), set()
    path = os.path.join(os.environ["HOME"], "all.pcapng")
    where = merge(path)
    names = ["frame.number"] + FIELDS
    theirs = tshark(path, "-T", "fields", "-E", "occurrence=a", *[x for n in names for x in ("-e", n)])
    ours = columns(path, [OTHER.get(n, n) for n in names])
    if len(theirs) != len(where) - 1 or len(ours) != len(theirs):
        sys.exit(f"{len(where) - 1} packets, tshark read {len(theirs)}, pkt {len(ours)}")
    same, wrong, only, met = 0, [], 0, set()
    clear = {f: set() for f in FIELDS}  # packets that have the field once, or not at all, to both

    def differs(what, number, text):
        file, k = where[number]
        key = next((k for k in ((what, file), (what, "*"), ("*", file)) if k in allowed), None)
        used.add(key)
        if not key:
            wrong.append(f"{what} {file} packet {k}: {text}")

    for a, b in zip(ours, theirs):
        a, b = a.split("\t"), b.split("\t")
        number = int(a[0])
        for field, x, y in zip(names[1:], a[1:], b[1:]):
            if bool(x) == bool(y) and "," not in y:
                clear[field].add(number)
            if not x or not y or y == "<MISSING>":
                only += x != y
                continue
            met.add(field)
            if normal(field, readable(field, x.split(",")[0])) == normal(field, y.split(",")[0]):
                same += 1
            else:
                differs(field, number, f"{x}, tshark says {y}")
    wrong += [f"{f}: no packet has it to both" for f in FIELDS if f not in met]
    for mine, other, fields in FILTERS:
        counts = set.intersection(*[clear[f] for f in fields.split()])
        x = counts & set(map(int, pkt(path, "-Y", mine, "--fields", "frame.number")[1:]))
        y = counts & set(map(int, tshark(path, "-Y", other, "-T", "fields", "-e", "frame.number")))
        for n in sorted(x ^ y):
            differs("-Y", n, f"{mine}: only {'pkt' if n in x else 'tshark'}")
        same += len(x & y)
    against, rows = standard(os.path.join(os.environ["HOME"], "standard.pcapng"))
    wrong += against
    for key in allowed:
        if key[0] != "text" and key not in used:
            wrong.append(f"{key[0]} {key[1]}: the list has a difference that is none")
    if wrong:
        sys.exit("\n".join(wrong[:int(os.environ.get("MOST", "60"))]) + f"\n{len(wrong)} values differ")
    print(f"{same} of {same} values of {len(where) - 1} packets agree, {only} only one of both has, {sum(k[0] != 'text' for k in allowed)} reviewed differences; {rows} readings of the standard, not Scapy's")


if __name__ == "__main__":
    main()

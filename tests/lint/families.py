#!/usr/bin/env python3
"""Each family of protocols has a golden test in which its classes are used, help whose example runs and reads back as the class, and,
where it has questions and answers, an answer that is known as one and a wrong one that is not."""

import glob
import os
import re
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PKT = os.environ["PKT"]

# Family: a class or more, the first of which the help of the family is about.
FAMILIES = """
BOOTP DHCP | DHCP6_Solicit DHCP6_RelayForward | NBNSHeader NBTSession | LLMNRQuery | DNS
STP | LLDPDU | CDPv2_HDR | VTP | DTP | SlowProtocol LACP | EAPOL | EAP | MACsec | PPP PPP_LCP PPP_IPCP PPP_PAP_Request PPP_CHAP | PPPoE PPPoED
CHDLC | HDLC | Dot11 RadioTap Dot11Elt | PPI | Dot1AH | CAN CANFD | Dot15d4 | MACControlPause
RIP | RIPng | OSPF_Hdr OSPF_Hello OSPF_LSUpd | OSPFv3_Hdr | BGPHeader BGPOpen BGPUpdate | EIGRP | ISIS_CommonHdr | PIMv2Hdr | IGMP | IGMPv3 | LDP | RSVP
BFD | VRRP | VRRPv3 | CARP | HSRP
L2TP | PPTP | GENEVE | NSH | ERSPAN_II | GTP_U_Header | GTPHeader | GTPHeaderV2 | EtherIP | VXLAN | Wireguard | ISAKMP | IKEv2 | ESP | AH | BIER | MPLS
SCTP SCTPChunkInit SCTPChunkData | RTP | RTCP | QUIC_Initial | STUN
NTP | TFTP TFTP_RRQ | SNMP | LDAP | Kerberos | Radius | TacacsHeader | HTTPRequest HTTPResponse | TLS TLSClientHello TLSServerHello | SIPRequest
Syslog | SMB2_Header | MQTT | MQTTSN | CoAP | ModbusADURequest | NetflowHeader NetflowHeaderV9 NetflowHeaderV10 | OFPTHello OFPTFlowMod3
Memcached | Redis | MGCP | Skinny | SOCKS | ENIPTCP | EtherCat | ProfinetIO ProfinetDCP | IFE | TZSP | OAM | STAMPSessionSenderTestUnauthenticated
CookedLinux CookedLinuxV2 | Loopback | FRelay
"""

# Question, its answer, and what is none.
TALKS = [
    ("BOOTP(op=1, xid=7)", "BOOTP(op=2, xid=7)", "BOOTP(op=2, xid=8)"),
    ("DHCP6_Solicit(trid=7)", "DHCP6_Advertise(trid=7)", "DHCP6_Advertise(trid=8)"),
    ('DNS(id=7, qd=DNSQR(qname="a."))', 'DNS(id=7, qr=1, qd=DNSQR(qname="a."))', 'DNS(id=8, qr=1, qd=DNSQR(qname="a."))'),
    ('LLMNRQuery(id=7, qd=DNSQR(qname="a."))', 'LLMNRResponse(id=7, qr=1, qd=DNSQR(qname="a."))', 'LLMNRResponse(id=8, qr=1, qd=DNSQR(qname="a."))'),
    ("NBNSHeader(NAME_TRN_ID=7)/NBNSQueryRequest()", "NBNSHeader(NAME_TRN_ID=7, RESPONSE=1)/NBNSQueryResponse()",
     "NBNSHeader(NAME_TRN_ID=8, RESPONSE=1)/NBNSQueryResponse()"),
    ("NTP(mode=3, sent=3900000000.5)", "NTP(mode=4, orig=3900000000.5)", "NTP(mode=4, orig=3900000001.5)"),
    ('TFTP()/TFTP_WRQ(filename="a")', "TFTP()/TFTP_ACK(block=0)", "TFTP()/TFTP_DATA(block=1)"),
    ("SNMP(PDU=SNMPget(id=7))", "SNMP(PDU=SNMPresponse(id=7))", "SNMP(PDU=SNMPresponse(id=8))"),
    ("Radius(code=1, id=7)", "Radius(code=2, id=7)", "Radius(code=2, id=8)"),
    ("CoAP(type=0, code=1, msg_id=7)", "CoAP(type=2, code=69, msg_id=7)", "CoAP(type=2, code=69, msg_id=8)"),
    ("STUN(stun_message_type=1, transaction_id=7)", "STUN(stun_message_type=0x101, transaction_id=7)", "STUN(stun_message_type=0x101, transaction_id=8)"),
    ("GTPHeader(seq=7)/GTPEchoRequest()", "GTPHeader(seq=7)/GTPEchoResponse()", "GTPHeader(seq=8)/GTPEchoResponse()"),
    ("STAMPSessionSenderTestUnauthenticated(seq=7)", "STAMPSessionReflectorTestUnauthenticated(seq_sender=7)",
     "STAMPSessionReflectorTestUnauthenticated(seq_sender=8)"),
    ("IKEv2(init_SPI=b'12345678', id=7, flags='Initiator')", "IKEv2(init_SPI=b'12345678', id=7, flags='Response')",
     "IKEv2(init_SPI=b'12345678', id=8, flags='Response')"),
    ("ModbusADURequest(transId=7)/ModbusPDU03ReadHoldingRegistersRequest()", "ModbusADUResponse(transId=7)/ModbusPDU03ReadHoldingRegistersResponse()",
     "ModbusADUResponse(transId=8)/ModbusPDU03ReadHoldingRegistersResponse()"),
    ("LDAP(messageID=7, protocolOp=LDAP_BindRequest())", "LDAP(messageID=7, protocolOp=LDAP_BindResponse())", "LDAP(messageID=8, protocolOp=LDAP_BindResponse())"),
    ("OFPTEchoRequest(xid=7)", "OFPTEchoReply(xid=7)", "OFPTEchoReply(xid=8)"),
    ("TacacsHeader(session_id=7, seq=1)", "TacacsHeader(session_id=7, seq=2)", "TacacsHeader(session_id=8, seq=2)"),
    ("ENIPTCP(commandId=0x65, senderContext=7)", "ENIPTCP(commandId=0x65, senderContext=7, session=5)", "ENIPTCP(commandId=0x65, senderContext=8, session=5)"),
    ("SMB2_Header(MID=7)/SMB2_Negotiate_Protocol_Request()", "SMB2_Header(MID=7, Flags=1)/SMB2_Negotiate_Protocol_Response()",
     "SMB2_Header(MID=8, Flags=1)/SMB2_Negotiate_Protocol_Response()"),
    ("Ether()/PPPoED(code=9)/PPPoED_Tags(tag_list=[PPPoETag(tag_type=0x103, tag_value=b'7')])",
     "Ether()/PPPoED(code=7)/PPPoED_Tags(tag_list=[PPPoETag(tag_type=0x103, tag_value=b'7')])", "Ether()/PPPoED(code=9)"),
    ("Ether()/PPPoE()/PPP()/PPP_LCP_Echo(code=9, id=7)", "Ether()/PPPoE()/PPP()/PPP_LCP_Echo(code=10, id=7)", "Ether()/PPPoE()/PPP()/PPP_LCP_Echo(code=10, id=8)"),
    ("Ether()/EAPOL()/EAP(code=1, id=7, type=1)", "Ether()/EAPOL()/EAP(code=2, id=7, type=1)", "Ether()/EAPOL()/EAP(code=2, id=8, type=1)"),
    ("Ether()/EtherCat()/EtherCatBRD(idx=7)", "Ether()/EtherCat()/EtherCatBRD(idx=7, wkc=1)", "Ether()/EtherCat()/EtherCatBRD(idx=8, wkc=1)"),
    ("Ether()/ProfinetIO()/ProfinetDCP(xid=7)", "Ether()/ProfinetIO(frameID='DCP-Identify-ResPDU')/ProfinetDCP(xid=7, service_type=1)",
     "Ether()/ProfinetIO(frameID='DCP-Identify-ResPDU')/ProfinetDCP(xid=8, service_type=1)"),
    ("Ether()/OAM(opcode='Loopback Message (LBM)', seq_num=7)", "Ether()/OAM(opcode='Loopback Reply (LBR)', seq_num=7)",
     "Ether()/OAM(opcode='Loopback Reply (LBR)', seq_num=8)"),
    ("IP(src='192.0.2.2', dst='192.0.2.1')/SCTP(sport=5000, dport=5001)/SCTPChunkInit(init_tag=7)", "IP(src='192.0.2.1', dst='192.0.2.2')/SCTP(sport=5001, dport=5000)/SCTPChunkInitAck()",
     "IP(src='192.0.2.1', dst='192.0.2.2')/SCTP(sport=5001, dport=5002)/SCTPChunkInitAck()"),
]


def run(code):
    p = subprocess.run([PKT, "-e", code], capture_output=True, text=True)
    return p.stdout if p.returncode == 0 else None, p.stderr.strip()


def scripts():
    """What every golden test does, before the line that parts it from what is printed."""
    out = []
    for path in glob.glob(os.path.join(TOP, "tests", "golden", "*.t")):
        with open(path, encoding="utf-8") as f:
            out.append(f.read().split("\n---\n")[0])
    return "\n".join(out)


def main():
    wrong, used, examples = [], scripts(), 0
    families = [row.split() for row in FAMILIES.replace("\n", "|").split("|") if row.strip()]
    for family in families:
        for name in family:
            if not re.search(rf"\b{name}\b", used):
                wrong.append(f"{name}: no golden test has it")
        told, error = run(f"help({family[0]})")
        example = re.search(r"^ *>>> (.*)", told or "", re.M)
        if not example:
            wrong.append(f"{family[0]}: help shows no example {error}")
            continue
        got, error = run(f"p = {example[1]}\nprint({family[0]} in p, len(bytes(p)) > 0)")
        examples += 1
        if got != "True True\n":
            wrong.append(f"{family[0]}: the example of its help, {example[1]}: {error or got}")
    for question, answer, none in TALKS:
        said = [run(f"print(({a}).answers({question}))") for a in (answer, none)]
        if [s[0] for s in said] != ["True\n", "False\n"]:
            wrong.append(f"{question}: {answer} and {none} answer it: {said}")
    if wrong:
        sys.exit("\n".join(wrong))
    print(f"families: {len(families)}, {examples} examples, {len(TALKS)} questions with an answer")


if __name__ == "__main__":
    main()

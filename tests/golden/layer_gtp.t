p = IP(src="192.0.2.1", dst="192.0.2.2")/UDP()/GTPHeader(S=1, seq=7, teid=1)/GTPCreatePDPContextRequest(IE_list=[IE_IMSI(imsi="240010123456789"), IE_TEIDI(TEIDI=0x1234), IE_NSAPI(NSAPI=5), IE_AccessPointName(APN="ims.example"), IE_GSNAddress(length=4, ipv4_address="192.0.2.1"), IE_MSInternationalNumber(digits="46701234567"), IE_NotImplementedTLV(ietype=200, data="x")])
p.show()
q = IP(bytes(p))
print(q.summary(), q[GTPHeader].length, q[GTPHeader].gtp_type)
print(repr(q[GTPHeader]))
a = IP(bytes(IP(src="192.0.2.2", dst="192.0.2.1")/UDP()/GTPHeader(seq=7)/GTPEchoResponse(IE_list=[IE_Recovery(restart_counter=3)])))
print(a.answers(IP(bytes(IP(src="192.0.2.1", dst="192.0.2.2")/UDP()/GTPHeader(seq=7)/GTPEchoRequest()))), repr(a[GTPHeader]))
# User data: IP in a tunnel, with an extension header of 5G and one of two before it.
u = UDP(bytes(UDP()/GTP_U_Header(teid=3)/GTPPDUSessionContainer(type=1, QFI=5)/IP(src="10.0.0.1", dst="10.0.0.2")/ICMP()))
print(repr(u[GTP_U_Header]), u[UDP].dport)
e = GTP_U_Header(bytes(GTP_U_Header(gtp_type=255, teid=3)/GTP_UDPPort_ExtensionHeader(udp_port=53, next_ex=0xc0)/GTP_PDCP_PDU_ExtensionHeader(pdcp_pdu=9)/IPv6(src="2001:db8::1", dst="2001:db8::2")))
print(repr(e))
# Digits with a filler in the middle, a name that is cut.
b = b"\x02\x21\xf3\x43\x65\x87\x09\x21\xf3"
print(repr(IE_IMSI(b)), bytes(IE_IMSI(b)) == b)
b = b"\x83\x00\x03\x09ab"
print(repr(IE_AccessPointName(b)), bytes(IE_AccessPointName(b)) == b)
try:
    IE_IMSI(imsi="24001x")
except Exception as e:
    print(e)
# An element longer than a frame: bytes, or a number as wide.
print(len(bytes(GTPmorethan1500())), bytes(GTPmorethan1500(IE=258))[-3:].hex(), repr(GTPmorethan1500(bytes(GTPmorethan1500()))), GTPmorethan1500(bytes(GTPmorethan1500(IE=b"abc"))).IE[:5])
try:
    GTPmorethan1500(IE=0 - 1)
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
UDP        sport=2123 dport=2123 len=(computed) chksum=(computed)
GTPHeader  version=1 PT=1 S=1 gtp_type=create_pdp_context_req length=(computed) teid=1 seq=0x7 npdu=0 next_ex=No more extension headers
GTPCreatePDPContextRequest
  IE_list[0] IE_IMSI ietype=IMSI imsi=b"240010123456789"
  IE_list[1] IE_TEIDI ietype=TEIDI TEIDI=0x1234
  IE_list[2] IE_NSAPI ietype=NSAPI sparebits=0x0 NSAPI=0x5
  IE_list[3] IE_AccessPointName ietype=AccessPointName length=(computed) APN=b"ims.example"
  IE_list[4] IE_GSNAddress ietype=GSNAddress length=4 ipv4_address=192.0.2.1
  IE_list[5] IE_MSInternationalNumber ietype=MSInternationalNumber length=(computed) flags=Extension+International Number+ISDN numbering digits=b"46701234567"
  IE_list[6] IE_NotImplementedTLV ietype=200 length=(computed) data=b"x"
IP / UDP 192.0.2.1:2123 > 192.0.2.2:2123 / GTPHeader / GTPCreatePDPContextRequest 56 16
GTPHeader(S=1, teid=1, seq=7)/GTPCreatePDPContextRequest(IE_list=[IE_IMSI(imsi=b"240010123456789"), IE_TEIDI(TEIDI=4660), IE_NSAPI(NSAPI=5), IE_AccessPointName(APN=b"ims.example"), IE_GSNAddress(length=4, ipv4_address="192.0.2.1"), IE_MSInternationalNumber(digits=b"46701234567"), IE_NotImplementedTLV(ietype=200, data=b"x")])
True GTPHeader(seq=7)/GTPEchoResponse(IE_list=[IE_Recovery(restart_counter=3)])
GTP_U_Header(teid=3)/GTPPDUSessionContainer(type=1, QFI=5)/IP(src="10.0.0.1", dst="10.0.0.2")/ICMP() 2152
GTP_U_Header(gtp_type=255, teid=3)/GTP_UDPPort_ExtensionHeader(udp_port=53, next_ex=192)/GTP_PDCP_PDU_ExtensionHeader(pdcp_pdu=9)/IPv6(src="2001:db8::1", dst="2001:db8::2")
IE_IMSI(imsi="0x21f34365870921f3") True
IE_AccessPointName(APN="0x096162") True
imsi is digits, *, #, a, b or c, or bytes as 0x…
1501 000102 GTPmorethan1500() b"abc\x00\x00"
-1 is not a value of GTPmorethan1500.IE: it takes text or bytes

p = IP(src="192.0.2.1", dst="192.0.2.2")/UDP(sport=5060)/SIPRequest(Method="INVITE", Request_URI="sip:bob@example.com", Via="SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1", From="<sip:amy@example.com>;tag=1", To="<sip:bob@example.com>", Call_ID="a84b", CSeq="1 INVITE", Content_Type="application/sdp")/"v=0\r\n"
p.show()
q = IP(bytes(p))
print(q.summary(), q[UDP].dport, q[SIPRequest].Content_Length)
print(repr(q[SIPRequest]))
b = b"SIP/2.0 180 Ringing\r\nv: SIP/2.0/UDP h\r\nCall-ID: a84b\r\nCSeq: 1 INVITE\r\nl: 0\r\n\r\n"
a = IP(bytes(IP(src="192.0.2.2", dst="192.0.2.1")/UDP(sport=5060, dport=5060)/b))
print(repr(a[SIPResponse]), a.answers(q), bytes(a[SIPResponse]) == b)
a[SIPResponse].CSeq = "2 INVITE"
print(IP(bytes(a)).answers(q))
print(repr(IP(bytes(IP()/UDP(dport=5060)/"\r\n\r\n"))[UDP].payload))
print(repr(TCP(bytes(TCP()/RTSPRequest(Request_Uri="rtsp://192.0.2.1/a", CSeq=1)))[RTSPRequest]))
print(repr(TCP(bytes(TCP(dport=40000)/RTSPResponse(CSeq=1)))[RTSPResponse]))
try:
    SIPRequest(CSeq=1.5)
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
UDP        sport=sip dport=sip len=(computed) chksum=(computed)
SIPRequest Method=b"INVITE" Request_URI=b"sip:bob@example.com" Version=b"SIP/2.0" Via=b"SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1" From=b"<sip:amy@example.com>;tag=1" To=b"<sip:bob@example.com>" Call_ID=b"a84b" CSeq=b"1 INVITE" Content_Type=b"application/sdp"
Raw        load=b"v=0\r\n"
IP / UDP 192.0.2.1:sip > 192.0.2.2:sip / SIPRequest / Raw 5060 b"5"
SIPRequest(Method=b"INVITE", Request_URI=b"sip:bob@example.com", Via=b"SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1", From=b"<sip:amy@example.com>;tag=1", To=b"<sip:bob@example.com>", Call_ID=b"a84b", CSeq=b"1 INVITE", Content_Type=b"application/sdp")/"v=0\r\n"
SIPResponse(Status_Code=b"180", Reason_Phrase=b"Ringing", headers=[(b"v", b"SIP/2.0/UDP h"), "Call-ID", "CSeq", (b"l", b"0")], Call_ID=b"a84b", CSeq=b"1 INVITE") True True
False
Raw(load=b"\r\n\r\n")
RTSPRequest(Request_Uri=b"rtsp://192.0.2.1/a", CSeq=b"1")
RTSPResponse(CSeq=b"1")
CSeq is text, bytes or a whole number

p = IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=1024)/PPTPStartControlConnectionRequest(framing_capabilities="Asynchronous Framing supported+Synchronous Framing supported", host_name="lab")
p.show()
q = IP(bytes(p))
print(q.summary(), q[PPTP].len, q[TCP].dport)
print(repr(q[PPTPStartControlConnectionRequest]))
print(repr(PPTP(bytes(PPTPOutgoingCallReply(peer_call_id=7, result_code="Busy")))))
# A type that nobody has, and a message that is too short for its type.
print(repr(PPTP(bytes(PPTP(ctrl_msg_type=99, data="abc")))))
print(repr(PPTP(bytes(PPTPEchoRequest())[:14])))
try:
    PPTPStartControlConnectionReply(result_code="Not" + " auth")
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=tcp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
TCP        sport=1024 dport=1723 seq=0 ack=0 dataofs=(computed) reserved=0 flags=S window=8192 chksum=(computed) urgptr=0
PPTPStartControlConnectionRequest len=156 type=Control Message magic_cookie=0x1a2b3c4d ctrl_msg_type=Start-Control-Connection-Request reserved_0=0x0 protocol_version=256 reserved_1=0x0 framing_capabilities=Asynchronous Framing supported+Synchronous Framing supported bearer_capabilities=0 maximum_channels=65535 firmware_revision=256 host_name=b"lab"
IP / TCP 192.0.2.1:1024 > 192.0.2.2:1723 S / PPTPStartControlConnectionRequest 156 1723
PPTPStartControlConnectionRequest(framing_capabilities="Asynchronous Framing supported+Synchronous Framing supported", host_name=b"lab")
PPTPOutgoingCallReply(peer_call_id=7, result_code=4)
PPTP(ctrl_msg_type=99, data=b"abc")
Raw(load=b"\x00\x10\x00\x01\x1a+<M\x00\x05\x00\x00\x00\x00")
'Not auth' is not a value of PPTPStartControlConnectionReply.result_code

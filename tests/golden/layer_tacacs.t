p = IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=40000, flags="PA")/TacacsHeader(type="Accounting", session_id=0xbadcafe)/"hidden"
p.show()
q = IP(bytes(p))
print(q.summary(), q[TCP].dport, q[TacacsHeader].length)
print(repr(q[TacacsHeader]))
print(TacacsHeader(seq=2, type=3, session_id=0xbadcafe).answers(q[TacacsHeader]), TacacsHeader(seq=2, session_id=1).answers(q[TacacsHeader]))
# What a length leaves out is Padding.
print(repr(TacacsHeader(bytes(TacacsHeader(length=2)/"abcd"))))
try:
    TacacsHeader(type="Auth" + "or")
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=tcp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
TCP        sport=40000 dport=tacacs seq=0 ack=0 dataofs=(computed) reserved=0 flags=PA window=8192 chksum=(computed) urgptr=0
TacacsHeader version=Tacacs+ type=Accounting seq=1 flags=0 session_id=195939070 length=(computed)
Raw        load=b"hidden"
IP / TCP 192.0.2.1:40000 > 192.0.2.2:tacacs PA / TacacsHeader / Raw 49 6
TacacsHeader(type=3, session_id=195939070)/"hidden"
True False
TacacsHeader()/"ab"/Padding(load=b"cd")
'Author' is not a value of TacacsHeader.type

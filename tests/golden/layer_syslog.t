p = IP(src="192.0.2.1", dst="192.0.2.2")/UDP(sport=40514)/Syslog(pri=27, message="1 - host pkt - - - hello")
p.show()
q = IP(bytes(p))
print(q.summary(), q[UDP].dport, bytes(q[Syslog]))
print(repr(q[Syslog]))
for b in ["<1234>x", "<>x", "plain"]:
    print(repr(IP(bytes(IP()/UDP(dport=514)/b))[UDP].payload))
try:
    Syslog(pri=1.5)
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
UDP        sport=40514 dport=syslog len=(computed) chksum=(computed)
Syslog     start=b"<" pri=b"27" message=b"1 - host pkt - - - hello"
IP / UDP 192.0.2.1:40514 > 192.0.2.2:syslog / Syslog 514 b"<27>1 - host pkt - - - hello"
Syslog(pri=b"27", message=b"1 - host pkt - - - hello")
Raw(load=b"<1234>x")
Raw(load=b"<>x")
Raw(load=b"plain")
pri is text, bytes or a whole number

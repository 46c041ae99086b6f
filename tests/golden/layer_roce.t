p = IP(src="192.168.0.7", dst="192.168.0.8", id=9)/UDP(sport=49152)/BTH(opcode="RC_ACKNOWLEDGE", migreq=1, dqpn=211, psn=13571856)/AETH(msn=5)
p.show()
q = IP(bytes(p))
print(q.summary(), hex(q[BTH].icrc), q[UDP].dport)
# Routers may change the hop limit without changing the invariant CRC; the payload may not change.
t = IP(src="192.168.0.7", dst="192.168.0.8", id=9, ttl=3)/UDP(sport=49152)/BTH(opcode="RC_ACKNOWLEDGE", migreq=1, dqpn=211, psn=13571856)
print(IP(bytes(t/AETH(msn=5)))[BTH].icrc == q[BTH].icrc, IP(bytes(t/AETH(msn=6)))[BTH].icrc == q[BTH].icrc)
print(repr(IPv6(bytes(IPv6(src="2001:db8::1", dst="2001:db8::2")/UDP(sport=49152)/BTH()/CNPPadding()))[BTH]))
print(repr(Ether(bytes(Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/GRH(sgid="s" * 16)/BTH(opcode="UD_SEND_ONLY")/"x"))))
try:
    BTH(opcode="RC_" + "NONE")
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=9 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=192.168.0.7 dst=192.168.0.8
UDP        sport=49152 dport=4791 len=(computed) chksum=(computed)
BTH        opcode=RC_ACKNOWLEDGE migreq=1 padcount=0 version=0 pkey=0xffff resv6=0 dqpn=211 resv7=0 psn=13571856 icrc=(computed)
AETH       syndrome=0x0 msn=0x5
IP / UDP 192.168.0.7:49152 > 192.168.0.8:4791 / BTH / AETH 0x88be0795 4791
True False
BTH(icrc=1766596290)/CNPPadding()
Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/GRH(sgid=b"ssssssssssssssss")/BTH(opcode=100)/"x"
'RC_NONE' is not a value of BTH.opcode

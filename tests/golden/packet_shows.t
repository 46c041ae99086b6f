p = IP(src="192.0.2.1", dst="192.0.2.2")/UDP(sport=1, dport=2)/b"\x00\x01"
p.show()
p.show2()
print(p.summary())
print(p.command())
p
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
UDP        sport=1 dport=2 len=(computed) chksum=(computed)
Raw        load=b"\x00\x01"
IP         version=4 ihl=5 tos=0x0 len=30 id=1 flags=0 frag=0 ttl=64 proto=udp chksum=0xf6ca (ok) src=192.0.2.1 dst=192.0.2.2
UDP        sport=1 dport=2 len=10 chksum=0x7bd2 (ok)
Raw        load=b"\x00\x01"
IP / UDP 192.0.2.1:1 > 192.0.2.2:2 / Raw
IP(src="192.0.2.1", dst="192.0.2.2")/UDP(sport=1, dport=2)/Raw(load=b"\x00\x01")

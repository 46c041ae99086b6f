p = IP(src="192.0.2.7", dst="192.0.2.1")/UDP()/MobileIP()/MobileIPRRQ(homeaddr="198.51.100.7", haaddr="192.0.2.1", coaddr="203.0.113.7", id=7)
q = IP(bytes(p))
q.show()
a = IP(bytes(IP(src="192.0.2.1", dst="192.0.2.7")/UDP()/MobileIP()/MobileIPRRP(homeaddr="198.51.100.7", haaddr="192.0.2.1", id=7)))
print(a.answers(q), repr(a[MobileIP]))
print(repr(IP(bytes(IP(src="192.0.2.7", dst="192.0.2.1")/UDP()/MobileIP()/MobileIPTunnelData()/IP(src="198.51.100.7", dst="192.0.2.9")/ICMP()))[MobileIP]))
print(repr(MobileIP(b"\1\0\0")))
try:
    MobileIPRRQ(lifetime=65535 + 1)
except Exception as e:
    print(e)
---
IP         version=4 ihl=5 tos=0x0 len=52 id=1 flags=0 frag=0 ttl=64 proto=udp chksum=0xf6af (ok) src=192.0.2.7 dst=192.0.2.1
UDP        sport=434 dport=434 len=32 chksum=0x4e41 (ok)
MobileIP   type=RRQ
MobileIPRRQ flags=0x0 lifetime=180 homeaddr=198.51.100.7 haaddr=192.0.2.1 coaddr=203.0.113.7 id=7
True MobileIP()/MobileIPRRP(homeaddr="198.51.100.7", haaddr="192.0.2.1", id=7)
MobileIP()/MobileIPTunnelData()/IP(src="198.51.100.7", dst="192.0.2.9")/ICMP()
MobileIP()/"\x00\x00"
65536 does not fit in MobileIPRRQ.lifetime (16 bits: 0 to 65535)

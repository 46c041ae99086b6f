p = IP(bytes.fromhex("4500001d00010000401100000c0000020c0000020001000200090000" "78"))
p.show()
print(p[UDP].sport, p[Raw].load, p[IP].chksum)
print(bytes(p).hex())
p[UDP].dport = 9
print(bytes(p).hex())
---
IP         version=4 ihl=5 tos=0x0 len=29 id=1 flags=0 frag=0 ttl=64 proto=udp chksum=0x0 (bad, should be 0x62cc) src=12.0.0.2 dst=12.0.0.2
UDP        sport=1 dport=2 len=9 chksum=0x0 (none)
Raw        load=b"x"
1 b"x" 0
4500001d00010000401100000c0000020c000002000100020009000078
4500001d00010000401100000c0000020c0000020001000900096fce78

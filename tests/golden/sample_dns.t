%%RUN samples/dns.pkt
---
IP         version=4 ihl=5 tos=0x0 len=61 id=1 flags=0 frag=0 ttl=64 proto=udp chksum=0xf69c (ok) src=192.0.2.17 dst=192.0.2.1
UDP        sport=40022 dport=domain len=41 chksum=0x576d (ok)
DNS        id=0x1f2e opcode=QUERY rd=1 rcode=ok qdcount=1 ancount=0 nscount=0 arcount=0
  qd[0]    qname=www.example.org. qtype=AAAA qclass=IN
4500003d000100004011f69cc0000211c00002019c5600350029576d1f2e0100000100000000000003777777076578616d706c65036f726700001c0001
answer to www.example.org. is 198.51.100.4

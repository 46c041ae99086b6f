%%RUN read samples/office.pcap udp port 40023 -o show
---
Ether      dst=02:00:00:00:00:01 src=02:00:00:00:00:11 type=IPv4
IP         version=4 ihl=5 tos=0x0 len=61 id=7002 flags=DF frag=0 ttl=64 proto=udp chksum=0x9b43 (ok) src=192.0.2.17 dst=192.0.2.1
UDP        sport=40023 dport=domain len=41 chksum=0x1234 (bad, should be 0x6d93)
DNS        id=0x1f2f opcode=QUERY rd=1 rcode=ok qdcount=1 ancount=0 nscount=0 arcount=0
  qd[0]    qname=bad.example.org. qtype=AAAA qclass=IN

%%RUN read -o show samples/office.pcap
---
Ether      dst=ff:ff:ff:ff:ff:ff src=02:00:00:00:00:11 type=ARP
ARP        hwtype=Ethernet (10Mb) ptype=IPv4 hwlen=6 plen=4 op=who-has hwsrc=02:00:00:00:00:11 psrc=192.0.2.17 hwdst=00:00:00:00:00:00 pdst=192.0.2.1

Ether      dst=02:00:00:00:00:11 src=02:00:00:00:00:01 type=ARP
ARP        hwtype=Ethernet (10Mb) ptype=IPv4 hwlen=6 plen=4 op=is-at hwsrc=02:00:00:00:00:01 psrc=192.0.2.1 hwdst=02:00:00:00:00:11 pdst=192.0.2.17

Ether      dst=02:00:00:00:00:01 src=02:00:00:00:00:11 type=IPv4
IP         version=4 ihl=5 tos=0x0 len=61 id=7001 flags=DF frag=0 ttl=64 proto=udp chksum=0x9b44 (ok) src=192.0.2.17 dst=192.0.2.1
UDP        sport=40022 dport=domain len=41 chksum=0x726d (ok)
DNS        id=0x1f2e opcode=QUERY rd=1 rcode=ok qdcount=1 ancount=0 nscount=0 arcount=0
  qd[0]    qname=www.example.org. qtype=A qclass=IN

Ether      dst=02:00:00:00:00:11 src=02:00:00:00:00:01 type=IPv4
IP         version=4 ihl=5 tos=0x0 len=92 id=311 flags=0 frag=0 ttl=64 proto=udp chksum=0xf547 (ok) src=192.0.2.1 dst=192.0.2.17
UDP        sport=domain dport=40022 len=72 chksum=0x64f9 (ok)
DNS        id=0x1f2e qr=1 opcode=QUERY rd=1 ra=1 rcode=ok qdcount=1 ancount=1 nscount=0 arcount=0
  qd[0]    qname=www.example.org. qtype=A qclass=IN
  an[0]    DNSRR rrname=www.example.org. type=A rclass=IN ttl=300 rdlen=(computed) rdata=198.51.100.4

Ether      dst=02:00:00:00:00:01 src=02:00:00:00:00:11 type=IPv4
IP         version=4 ihl=5 tos=0x0 len=60 id=41000 flags=DF frag=0 ttl=64 proto=tcp chksum=0xae4a (ok) src=192.0.2.17 dst=198.51.100.4
TCP        sport=51514 dport=http seq=3021551 ack=0 dataofs=10 reserved=0 flags=S window=64240 chksum=0x7bd7 (ok) urgptr=0 options=[("MSS", 1460), ("SAckOK", b""), ("Timestamp", (71, 0)), ("NOP", None), ("WScale", 7)]

Ether      dst=02:00:00:00:00:11 src=02:00:00:00:00:01 type=IPv4
IP         version=4 ihl=5 tos=0x0 len=60 id=0 flags=DF frag=0 ttl=64 proto=tcp chksum=0x4e73 (ok) src=198.51.100.4 dst=192.0.2.17
TCP        sport=http dport=51514 seq=99120 ack=3021552 dataofs=10 reserved=0 flags=SA window=65160 chksum=0xd1d3 (ok) urgptr=0 options=[("MSS", 1460), ("SAckOK", b""), ("Timestamp", (9001, 71)), ("NOP", None), ("WScale", 7)]

Ether      dst=02:00:00:00:00:01 src=02:00:00:00:00:11 type=IPv4
IP         version=4 ihl=5 tos=0x0 len=52 id=41001 flags=DF frag=0 ttl=64 proto=tcp chksum=0xae51 (ok) src=192.0.2.17 dst=198.51.100.4
TCP        sport=51514 dport=http seq=3021552 ack=99121 dataofs=8 reserved=0 flags=A window=502 chksum=0xfd31 (ok) urgptr=0 options=[("NOP", None), ("NOP", None), ("Timestamp", (72, 9001))]

Ether      dst=02:00:00:00:00:01 src=02:00:00:00:00:11 type=IPv4
IP         version=4 ihl=5 tos=0x0 len=93 id=41002 flags=DF frag=0 ttl=64 proto=tcp chksum=0xae27 (ok) src=192.0.2.17 dst=198.51.100.4
TCP        sport=51514 dport=http seq=3021552 ack=99121 dataofs=8 reserved=0 flags=PA window=502 chksum=0xbfb2 (ok) urgptr=0 options=[("NOP", None), ("NOP", None), ("Timestamp", (72, 9001))]
HTTP
HTTPRequest Method=b"GET" Path=b"/" Http_Version=b"HTTP/1.1" headers=["Host"] Host=b"www.example.org"

Ether      dst=02:00:00:00:00:11 src=02:00:00:00:00:01 type=IPv4
IP         version=4 ihl=5 tos=0x0 len=96 id=5120 flags=DF frag=0 ttl=64 proto=tcp chksum=0x3a4f (ok) src=198.51.100.4 dst=192.0.2.17
TCP        sport=http dport=51514 seq=99121 ack=3021593 dataofs=8 reserved=0 flags=PA window=509 chksum=0x9cf (ok) urgptr=0 options=[("NOP", None), ("NOP", None), ("Timestamp", (9031, 72))]
HTTP
HTTPResponse Http_Version=b"HTTP/1.1" Status_Code=b"200" Reason_Phrase=b"OK" Content_Length=b"6"
Raw        load=b"hello\n"

Ether      dst=02:00:00:00:00:01 src=02:00:00:00:00:11 type=IPv4
IP         version=4 ihl=5 tos=0x0 len=52 id=41003 flags=DF frag=0 ttl=64 proto=tcp chksum=0xae4f (ok) src=192.0.2.17 dst=198.51.100.4
TCP        sport=51514 dport=http seq=3021593 ack=99165 dataofs=8 reserved=0 flags=FA window=501 chksum=0xfc9f (ok) urgptr=0 options=[("NOP", None), ("NOP", None), ("Timestamp", (103, 9031))]

Ether      dst=02:00:00:00:00:01 src=02:00:00:00:00:11 type=IPv4
IP         version=4 ihl=5 tos=0x0 len=38 id=91 flags=0 frag=0 ttl=1 proto=udp chksum=0xbb51 (ok) src=192.0.2.17 dst=203.0.113.9
UDP        sport=33434 dport=33435 len=18 chksum=0xdd55 (ok)
Raw        load=b"traceroute"

Ether      dst=02:00:00:00:00:11 src=02:00:00:00:00:01 type=IPv4
IP         version=4 ihl=5 tos=0x0 len=66 id=312 flags=0 frag=0 ttl=64 proto=icmp chksum=0xf570 (ok) src=192.0.2.1 dst=192.0.2.17
ICMP       type=time-exceeded code=ttl-zero-during-transit chksum=0xf33e (ok) reserved=0 length=0 unused=0
IPerror    version=4 ihl=5 tos=0x0 len=38 id=91 flags=0 frag=0 ttl=1 proto=udp chksum=0xbb51 (ok) src=192.0.2.17 dst=203.0.113.9
UDPerror   sport=33434 dport=33435 len=18 chksum=0xdd55 (ok)
Raw        load=b"traceroute"

Ether      dst=33:33:ff:00:00:01 src=02:00:00:00:00:11 type=IPv6
IPv6       version=6 tc=0 fl=0 plen=32 nh=ICMPv6 hlim=255 src=2001:db8::17 dst=ff02::1:ff00:1
ICMPv6ND_NS type=Neighbor Solicitation code=0 cksum=0x1c03 (ok) res=0 tgt=2001:db8::1
ICMPv6NDOptSrcLLAddr type=1 len=1 lladdr=02:00:00:00:00:11

Ether      dst=02:00:00:00:00:11 src=02:00:00:00:00:01 type=IPv6
IPv6       version=6 tc=0 fl=0 plen=32 nh=ICMPv6 hlim=255 src=2001:db8::1 dst=2001:db8::17
ICMPv6ND_NA type=Neighbor Advertisement code=0 cksum=0xa5e (ok) R=1 S=1 O=1 res=0x0 tgt=2001:db8::1
ICMPv6NDOptDstLLAddr type=2 len=1 lladdr=02:00:00:00:00:01

Ether      dst=02:00:00:00:00:01 src=02:00:00:00:00:11 type=IPv6
IPv6       version=6 tc=0 fl=74565 plen=18 nh=ICMPv6 hlim=64 src=2001:db8::17 dst=2001:db8:1::4
ICMPv6EchoRequest type=Echo Request code=0 cksum=0x1ecd (ok) id=0x4d seq=0x1 data=b"0123456789"

Ether      dst=02:00:00:00:00:12 src=02:00:00:00:00:11 type=n_802_1Q
Dot1Q      prio=5 vlan=30 type=IPv4
IP         version=4 ihl=5 tos=0x0 len=39 id=5 flags=0 frag=0 ttl=64 proto=icmp chksum=0xf68d (ok) src=192.0.2.33 dst=192.0.2.34
ICMP       type=echo-request code=0 chksum=0x4814 (ok) id=0x9 seq=0x1
Raw        load=b"over a VLAN"

Ether      dst=02:00:00:00:00:01 src=02:00:00:00:00:11 type=IPv4
IP         version=4 ihl=5 tos=0x0 len=61 id=7002 flags=DF frag=0 ttl=64 proto=udp chksum=0x9b43 (ok) src=192.0.2.17 dst=192.0.2.1
UDP        sport=40023 dport=domain len=41 chksum=0x1234 (bad, should be 0x6d93)
DNS        id=0x1f2f opcode=QUERY rd=1 rcode=ok qdcount=1 ancount=0 nscount=0 arcount=0
  qd[0]    qname=bad.example.org. qtype=AAAA qclass=IN

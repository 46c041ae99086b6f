%%RUN samples/tour.pkt
---
one line:   Ether / IP / TCP 192.0.2.17:ftp_data > 198.51.100.4:http S / Raw
as typed:   Ether(dst="02:00:00:00:00:01", src="02:00:00:00:00:11")/IP(src="192.0.2.17", dst="198.51.100.4")/TCP(dport=80, flags="S")/"data"

Ether      dst=02:00:00:00:00:01 src=02:00:00:00:00:11 type=IPv4
IP         version=4 ihl=5 tos=0x0 len=44 id=1 flags=0 frag=0 ttl=64 proto=tcp chksum=0x8e82 (ok) src=192.0.2.17 dst=198.51.100.4
TCP        sport=ftp_data dport=http seq=0 ack=0 dataofs=5 reserved=0 flags=S window=8192 chksum=0xca6e (ok) urgptr=0
Raw        load=b"data"

0000  02 00 00 00 00 01 02 00  00 00 00 11 08 00 45 00   ..............E.
0010  00 2c 00 01 00 00 40 06  8e 82 c0 00 02 11 c6 33   .,....@........3
0020  64 04 00 14 00 50 00 00  00 00 00 00 00 00 50 02   d....P........P.
0030  20 00 ca 6e 00 00 64 61  74 61                      ..n..data

PA 3 True False
what you set is what is sent: len 9
computed again:               len 44

20 packets, the last one is IP / TCP 192.0.2.17:ftp_data > 198.51.100.3:8002 S

IP / UDP / DNS Qry b'www.example.org.'
Ether / Dot1Q / IPv6 / ICMPv6 Echo Request (id: 0x0 seq: 0x0)

58 bytes:  Ether / IP / TCP 192.0.2.17:ftp_data > 198.51.100.4:http PA / Raw
75 bytes:  Ether / IP / UDP / DNS Qry b'www.example.org.'
68 bytes:  Ether / Dot1Q / IPv6 / ICMPv6 Echo Request (id: 0x0 seq: 0x0)

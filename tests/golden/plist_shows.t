pkts = rdpcap("samples/office.pcap")[2:8]
pkts.summary()
pkts.nsummary(lfilter=lambda p: UDP in p)
pkts.show(prn=lambda p: p.sprintf("%IP.src% > %IP.dst%"))
pkts[:1].hexdump()
pkts.hexraw(lfilter=lambda p: Raw in p)
rdpcap("samples/office.pcap").padding()
---
Ether / IP / UDP / DNS Qry b'www.example.org.'
Ether / IP / UDP / DNS Ans 198.51.100.4
Ether / IP / TCP 192.0.2.17:51514 > 198.51.100.4:http S
Ether / IP / TCP 198.51.100.4:http > 192.0.2.17:51514 SA
Ether / IP / TCP 192.0.2.17:51514 > 198.51.100.4:http A
Ether / IP / TCP / HTTP / GET '/'
0000 Ether / IP / UDP / DNS Qry b'www.example.org.'
0001 Ether / IP / UDP / DNS Ans 198.51.100.4
0000 192.0.2.17 > 192.0.2.1
0001 192.0.2.1 > 192.0.2.17
0002 192.0.2.17 > 198.51.100.4
0003 198.51.100.4 > 192.0.2.17
0004 192.0.2.17 > 198.51.100.4
0005 192.0.2.17 > 198.51.100.4
0000 Ether / IP / UDP / DNS Qry b'www.example.org.'
0000  02 00 00 00 00 01 02 00  00 00 00 11 08 00 45 00   ..............E.
0010  00 3d 1b 59 40 00 40 11  9b 44 c0 00 02 11 c0 00   .=.Y@.@..D......
0020  02 01 9c 56 00 35 00 29  72 6d 1f 2e 01 00 00 01   ...V.5.)rm......
0030  00 00 00 00 00 00 03 77  77 77 07 65 78 61 6d 70   .......www.examp
0040  6c 65 03 6f 72 67 00 00  01 00 01                  le.org.....

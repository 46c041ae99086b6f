%%RUN read samples/office.pcap -o bytes -c 3
---
Ether
  0000  ff ff ff ff ff ff        dst          ff:ff:ff:ff:ff:ff
  0006  02 00 00 00 00 11        src          02:00:00:00:00:11
  000c  08 06                    type         ARP
ARP
  000e  00 01                    hwtype       Ethernet (10Mb)
  0010  08 00                    ptype        IPv4
  0012  06                       hwlen        6
  0013  04                       plen         4
  0014  00 01                    op           who-has
  0016  02 00 00 00 00 11        hwsrc        02:00:00:00:00:11
  001c  c0 00 02 11              psrc         192.0.2.17
  0020  00 00 00 00 00 00        hwdst        00:00:00:00:00:00
  0026  c0 00 02 01              pdst         192.0.2.1

Ether
  0000  02 00 00 00 00 11        dst          02:00:00:00:00:11
  0006  02 00 00 00 00 01        src          02:00:00:00:00:01
  000c  08 06                    type         ARP
ARP
  000e  00 01                    hwtype       Ethernet (10Mb)
  0010  08 00                    ptype        IPv4
  0012  06                       hwlen        6
  0013  04                       plen         4
  0014  00 02                    op           is-at
  0016  02 00 00 00 00 01        hwsrc        02:00:00:00:00:01
  001c  c0 00 02 01              psrc         192.0.2.1
  0020  02 00 00 00 00 11        hwdst        02:00:00:00:00:11
  0026  c0 00 02 11              pdst         192.0.2.17

Ether
  0000  02 00 00 00 00 01        dst          02:00:00:00:00:01
  0006  02 00 00 00 00 11        src          02:00:00:00:00:11
  000c  08 00                    type         IPv4
IP
  000e  0100 ....                version      4
  000e  .... 0101                ihl          5
  000f  00                       tos          0x0
  0010  00 3d                    len          61
  0012  1b 59                    id           7001
  0014  010. ....                flags        DF
  0014  ...0 0000 0000 0000      frag         0
  0016  40                       ttl          64
  0017  11                       proto        udp
  0018  9b 44                    chksum       0x9b44
  001a  c0 00 02 11              src          192.0.2.17
  001e  c0 00 02 01              dst          192.0.2.1
UDP
  0022  9c 56                    sport        40022
  0024  00 35                    dport        domain
  0026  00 29                    len          41
  0028  72 6d                    chksum       0x726d
DNS
  002a  1f 2e                    id           0x1f2e
  002c  0... ....                qr           0
  002c  .000 0...                opcode       QUERY
  002c  .... .0..                aa           0
  002c  .... ..0.                tc           0
  002c  .... ...1                rd           1
  002d  0... ....                ra           0
  002d  .0.. ....                z            0
  002d  ..0. ....                ad           0
  002d  ...0 ....                cd           0
  002d  .... 0000                rcode        ok
  002e  00 01                    qdcount      1
  0030  00 00                    ancount      0
  0032  00 00                    nscount      0
  0034  00 00                    arcount      0
  0036  03 77 77 77 07 65 78 61  qd           [DNSQR(qname="www.example.org.", qtype=1, unicastresponse=0, qclass=1)]
  003e  6d 70 6c 65 03 6f 72 67
  0046  00 00 01 00 01

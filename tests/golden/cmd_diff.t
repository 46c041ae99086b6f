%%RUN diff samples/office.pcap tests/golden/data/changed.pcap
---
%%FAIL 1
%%OUT
samples/office.pcap 3 -> tests/golden/data/changed.pcap 3  09:14:02.119600000  192.0.2.17:40022 > 192.0.2.1:53  DNS? A www.example.org  id=0x1f2e rd  75
    IP.ttl               64 -> 63
    IP.chksum            0x9b44 -> 0x9c44
- samples/office.pcap 4  09:14:02.120300000  192.0.2.1:53 > 192.0.2.17:40022  DNS: A www.example.org 198.51.100.4  id=0x1f2e rd ra  106
samples/office.pcap 5 -> tests/golden/data/changed.pcap 4  09:14:02.141300000  192.0.2.17:51514 > 198.51.100.4:80  TCP S seq=3021551 win=64240 mss=1460 sackOK ts=71/0 ws=7  74
    IP.ttl               64 -> 63
    IP.chksum            0xae4a -> 0xaf4a
samples/office.pcap 6 -> tests/golden/data/changed.pcap 5  09:14:02.142000000  198.51.100.4:80 > 192.0.2.17:51514  TCP SA seq=99120 ack=3021552 win=65160 mss=1460 sackOK ts=9001/71 ws=7  74
    IP.ttl               64 -> 63
    IP.chksum            0x4e73 -> 0x4f73
samples/office.pcap 7 -> tests/golden/data/changed.pcap 6  09:14:02.142700000  192.0.2.17:51514 > 198.51.100.4:80  TCP A seq=3021552 ack=99121 win=502 ts=72/9001  66
    IP.ttl               64 -> 63
    IP.chksum            0xae51 -> 0xaf51
+ tests/golden/data/changed.pcap 7  00:00:00.000000000  02:fc:00:00:00:01 > ff:ff:ff:ff:ff:ff  ARP who-has 192.0.2.99 tell 0.0.0.0  42
samples/office.pcap 8 -> tests/golden/data/changed.pcap 8  09:14:02.143400000  192.0.2.17:51514 > 198.51.100.4:80  TCP PA seq=3021552 ack=99121 win=502 ts=72/9001 len=41  HTTP GET / host=www.example.org  107
    IP.ttl               64 -> 63
    IP.chksum            0xae27 -> 0xaf27
samples/office.pcap 9 -> tests/golden/data/changed.pcap 9  09:14:02.173400000  198.51.100.4:80 > 192.0.2.17:51514  TCP PA seq=99121 ack=3021593 win=509 ts=9031/72 len=44  HTTP 200 OK length=6  110
    IP.ttl               64 -> 63
    IP.chksum            0x3a4f -> 0x3b4f
samples/office.pcap 10 -> tests/golden/data/changed.pcap 10  09:14:02.174100000  192.0.2.17:51514 > 198.51.100.4:80  TCP FA seq=3021593 ack=99165 win=501 ts=103/9031  66
    Ether.type           IPv4 -> n_802_1Q
    + Dot1Q(vlan=5)
    IP.ttl               64 -> 63
    IP.chksum            0xae4f -> 0xaf4f
samples/office.pcap 11 -> tests/golden/data/changed.pcap 11  09:14:02.174800000  192.0.2.17:33434 > 203.0.113.9:33435  UDP len=10  52
    IP.ttl               1 -> 0
    IP.chksum            0xbb51 -> 0xbc51
samples/office.pcap 12 -> tests/golden/data/changed.pcap 12  09:14:02.175500000  192.0.2.1 > 192.0.2.17  ICMP time-exceeded ttl-zero-during-transit  quoting 192.0.2.17 > 203.0.113.9  UDP 33434 > 33435  80
    IP.ttl               64 -> 63
    IP.chksum            0xf570 -> 0xf670
samples/office.pcap 16 -> tests/golden/data/changed.pcap 16  09:14:02.178300000  192.0.2.33 > 192.0.2.34  vlan=30 prio=5  ICMP echo-request id=9 seq=1  57
    IP.ttl               64 -> 63
    IP.chksum            0xf68d -> 0xf78d
samples/office.pcap 17 -> tests/golden/data/changed.pcap 17  09:14:02.179000000  192.0.2.17:40023 > 192.0.2.1:53  DNS? AAAA bad.example.org  id=0x1f2f rd  75
    IP.ttl               64 -> 63
    IP.chksum            0x9b43 -> 0x9c43
5 the same, 11 changed, 1 only in samples/office.pcap, 1 only in tests/golden/data/changed.pcap

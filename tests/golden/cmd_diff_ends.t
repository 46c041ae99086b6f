%%RUN diff samples/office.pcap tests/golden/data/changed.pcap udp --ignore ip.src
---
%%FAIL 1
%%OUT
samples/office.pcap 3 -> tests/golden/data/changed.pcap 3  09:14:02.119600000  192.0.2.17:40022 > 192.0.2.1:53  DNS? A www.example.org  id=0x1f2e rd  75
    IP.ttl               64 -> 63
    IP.chksum            0x9b44 -> 0x9c44
- samples/office.pcap 4  09:14:02.120300000  192.0.2.1:53 > 192.0.2.17:40022  DNS: A www.example.org 198.51.100.4  id=0x1f2e rd ra  106
samples/office.pcap 11 -> tests/golden/data/changed.pcap 11  09:14:02.174800000  192.0.2.17:33434 > 203.0.113.9:33435  UDP len=10  52
    IP.ttl               1 -> 0
    IP.chksum            0xbb51 -> 0xbc51
samples/office.pcap 17 -> tests/golden/data/changed.pcap 17  09:14:02.179000000  192.0.2.17:40023 > 192.0.2.1:53  DNS? AAAA bad.example.org  id=0x1f2f rd  75
    IP.ttl               64 -> 63
    IP.chksum            0x9b43 -> 0x9c43
0 the same, 3 changed, 1 only in samples/office.pcap, 0 only in tests/golden/data/changed.pcap

%%RUN diff samples/office.pcap tests/golden/data/changed.pcap --ignore ip.ttl,chksum
---
%%FAIL 1
%%OUT
- samples/office.pcap 4  09:14:02.120300000  192.0.2.1:53 > 192.0.2.17:40022  DNS: A www.example.org 198.51.100.4  id=0x1f2e rd ra  106
+ tests/golden/data/changed.pcap 7  00:00:00.000000000  02:fc:00:00:00:01 > ff:ff:ff:ff:ff:ff  ARP who-has 192.0.2.99 tell 0.0.0.0  42
samples/office.pcap 10 -> tests/golden/data/changed.pcap 10  09:14:02.174100000  192.0.2.17:51514 > 198.51.100.4:80  TCP FA seq=3021593 ack=99165 win=501 ts=103/9031  66
    Ether.type           IPv4 -> n_802_1Q
    + Dot1Q(vlan=5)
15 the same, 1 changed, 1 only in samples/office.pcap, 1 only in tests/golden/data/changed.pcap

%%RUN diff samples/office.pcap tests/golden/data/office.pcapng
---
%%FAIL 1
%%OUT
- samples/office.pcap 3  09:14:02.119600000  192.0.2.17:40022 > 192.0.2.1:53  DNS? A www.example.org  id=0x1f2e rd  75
- samples/office.pcap 4  09:14:02.120300000  192.0.2.1:53 > 192.0.2.17:40022  DNS: A www.example.org 198.51.100.4  id=0x1f2e rd ra  106
- samples/office.pcap 5  09:14:02.141300000  192.0.2.17:51514 > 198.51.100.4:80  TCP S seq=3021551 win=64240 mss=1460 sackOK ts=71/0 ws=7  74
- samples/office.pcap 6  09:14:02.142000000  198.51.100.4:80 > 192.0.2.17:51514  TCP SA seq=99120 ack=3021552 win=65160 mss=1460 sackOK ts=9001/71 ws=7  74
- samples/office.pcap 7  09:14:02.142700000  192.0.2.17:51514 > 198.51.100.4:80  TCP A seq=3021552 ack=99121 win=502 ts=72/9001  66
- samples/office.pcap 8  09:14:02.143400000  192.0.2.17:51514 > 198.51.100.4:80  TCP PA seq=3021552 ack=99121 win=502 ts=72/9001 len=41  HTTP GET / host=www.example.org  107
- samples/office.pcap 9  09:14:02.173400000  198.51.100.4:80 > 192.0.2.17:51514  TCP PA seq=99121 ack=3021593 win=509 ts=9031/72 len=44  HTTP 200 OK length=6  110
- samples/office.pcap 10  09:14:02.174100000  192.0.2.17:51514 > 198.51.100.4:80  TCP FA seq=3021593 ack=99165 win=501 ts=103/9031  66
- samples/office.pcap 11  09:14:02.174800000  192.0.2.17:33434 > 203.0.113.9:33435  UDP len=10  52
- samples/office.pcap 12  09:14:02.175500000  192.0.2.1 > 192.0.2.17  ICMP time-exceeded ttl-zero-during-transit  quoting 192.0.2.17 > 203.0.113.9  UDP 33434 > 33435  80
- samples/office.pcap 13  09:14:02.176200000  2001:db8::17 > ff02::1:ff00:1  ND who has 2001:db8::1  source 02:00:00:00:00:11  86
- samples/office.pcap 14  09:14:02.176900000  2001:db8::1 > 2001:db8::17  ND 2001:db8::1 is here router=1 solicited=1 override=1  target 02:00:00:00:00:01  86
- samples/office.pcap 15  09:14:02.177600000  2001:db8::17 > 2001:db8:1::4  ICMPv6 echo request id=77 seq=1  72
- samples/office.pcap 16  09:14:02.178300000  192.0.2.33 > 192.0.2.34  vlan=30 prio=5  ICMP echo-request id=9 seq=1  57
- samples/office.pcap 17  09:14:02.179000000  192.0.2.17:40023 > 192.0.2.1:53  DNS? AAAA bad.example.org  id=0x1f2f rd  75
2 the same, 0 changed, 15 only in samples/office.pcap, 0 only in tests/golden/data/office.pcapng

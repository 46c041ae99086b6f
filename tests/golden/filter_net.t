%%RUN read samples/office.pcap -Y 'ip.src in "192.0.2.0/28" or ipv6.dst in "ff02::/16"'
---
09:14:02.120300000  192.0.2.1:53 > 192.0.2.17:40022  DNS: A www.example.org 198.51.100.4  id=0x1f2e rd ra  106
09:14:02.175500000  192.0.2.1 > 192.0.2.17  ICMP time-exceeded ttl-zero-during-transit  quoting 192.0.2.17 > 203.0.113.9  UDP 33434 > 33435  80
09:14:02.176200000  2001:db8::17 > ff02::1:ff00:1  ND who has 2001:db8::1  source 02:00:00:00:00:11  86

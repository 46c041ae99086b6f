%%RUN read samples/office.pcap -Y '50 < frame.len <= 57 and 60 <= ip.ttl < 100'
---
09:14:02.178300000  192.0.2.33 > 192.0.2.34  vlan=30 prio=5  ICMP echo-request id=9 seq=1  57

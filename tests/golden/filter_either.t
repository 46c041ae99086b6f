%%RUN read samples/office.pcap -Y 'udp.port in [53, 5353] and not dns.qr'
---
09:14:02.119600000  192.0.2.17:40022 > 192.0.2.1:53  DNS? A www.example.org  id=0x1f2e rd  75
09:14:02.179000000  192.0.2.17:40023 > 192.0.2.1:53  DNS? AAAA bad.example.org  id=0x1f2f rd  75

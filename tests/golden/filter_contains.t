%%RUN read samples/office.pcap -Y '"example" in httprequest.host or "bad" in dns.qry.name'
---
09:14:02.143400000  192.0.2.17:51514 > 198.51.100.4:80  TCP PA seq=3021552 ack=99121 win=502 ts=72/9001 len=41  HTTP GET / host=www.example.org  107
09:14:02.179000000  192.0.2.17:40023 > 192.0.2.1:53  DNS? AAAA bad.example.org  id=0x1f2f rd  75

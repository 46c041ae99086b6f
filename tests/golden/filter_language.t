%%RUN read samples/office.pcap -Y 'TCP in p and p[TCP].dport == 80 and len(p[HTTPRequest].Host) > 10'
---
09:14:02.143400000  192.0.2.17:51514 > 198.51.100.4:80  TCP PA seq=3021552 ack=99121 win=502 ts=72/9001 len=41  HTTP GET / host=www.example.org  107

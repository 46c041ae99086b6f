%%RUN read samples/office.pcap -Y 'tcp.flags == "SA" or tcp.flags & 1 == 1'
---
09:14:02.142000000  198.51.100.4:80 > 192.0.2.17:51514  TCP SA seq=99120 ack=3021552 win=65160 mss=1460 sackOK ts=9001/71 ws=7  74
09:14:02.174100000  192.0.2.17:51514 > 198.51.100.4:80  TCP FA seq=3021593 ack=99165 win=501 ts=103/9031  66

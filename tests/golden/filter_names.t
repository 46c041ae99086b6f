%%RUN read samples/office.pcap -Y 'icmp.type == "echo-request" or tcp.options.mss == 1460 and "S" in tcp.flags'
---
09:14:02.141300000  192.0.2.17:51514 > 198.51.100.4:80  TCP S seq=3021551 win=64240 mss=1460 sackOK ts=71/0 ws=7  74
09:14:02.142000000  198.51.100.4:80 > 192.0.2.17:51514  TCP SA seq=99120 ack=3021552 win=65160 mss=1460 sackOK ts=9001/71 ws=7  74
09:14:02.178300000  192.0.2.33 > 192.0.2.34  vlan=30 prio=5  ICMP echo-request id=9 seq=1  57

%%RUN read samples/office.pcap -Y 'arp.hwsrc == eth.src and arp.op != 1'
---
09:14:02.118900000  02:00:00:00:00:01 > 02:00:00:00:00:11  ARP 192.0.2.1 is-at 02:00:00:00:00:01  42

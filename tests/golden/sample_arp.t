%%RUN samples/arp.pkt
---
Ether / ARP who has 192.0.2.1 says 192.0.2.17
Ether / ARP is at 02:00:00:00:00:01 says 192.0.2.1
Ether      dst=02:00:00:00:00:11 src=02:00:00:00:00:01 type=ARP
ARP        hwtype=Ethernet (10Mb) ptype=IPv4 hwlen=(computed) plen=(computed) op=is-at hwsrc=02:00:00:00:00:01 psrc=192.0.2.1 hwdst=02:00:00:00:00:11 pdst=192.0.2.17

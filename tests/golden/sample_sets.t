%%RUN samples/sets.pkt
---
IP / UDP 192.0.2.1:domain > 192.0.2.8:domain ttl 1
IP / UDP 192.0.2.1:domain > 192.0.2.8:54 ttl 1
IP / UDP 192.0.2.1:domain > 192.0.2.8:55 ttl 1
IP / UDP 192.0.2.1:domain > 192.0.2.8:domain ttl 64
IP / UDP 192.0.2.1:domain > 192.0.2.8:54 ttl 64
… 24 packets in all

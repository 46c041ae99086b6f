%%RUN samples/rtt.pkt
---
192.0.2.17:51514 > 198.51.100.4:80  server 0.700 ms  client 0.700 ms

%%RUN samples/retransmissions.pkt
---
192.0.2.17:50000 > 198.51.100.4:80 seq 0 len 5 again after 0.200 s
192.0.2.17:50000 > 198.51.100.4:80 seq 0 len 5 again after 0.400 s
2 of 5 segments were sent again

%%RUN read tests/golden/data/cut.pcap
---
%%FAIL 3
pkt: tests/golden/data/cut.pcap: ends inside packet 3 (offset 156: 75 bytes promised, 30 there); 2 packets were read
%%OUT
09:14:02.118200000  02:00:00:00:00:11 > ff:ff:ff:ff:ff:ff  ARP who-has 192.0.2.1 tell 192.0.2.17  42
09:14:02.118900000  02:00:00:00:00:01 > 02:00:00:00:00:11  ARP 192.0.2.1 is-at 02:00:00:00:00:01  42

%%RUN read -l nowhere.pkt tests/golden/data/lamp.pcap
---
%%FAIL 3
pkt: nowhere.pkt: No such file or directory

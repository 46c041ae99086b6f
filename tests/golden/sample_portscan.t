%%RUN samples/portscan.pkt
---
203.0.113.66 tried 20 ports of 1 host; open: 22, 25
2 sources looked at

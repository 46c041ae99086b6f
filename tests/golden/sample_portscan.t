%%RUN samples/portscan.pkt
---

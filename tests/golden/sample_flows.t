%%RUN samples/flows.pkt
---

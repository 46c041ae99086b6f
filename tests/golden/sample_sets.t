%%RUN samples/sets.pkt
---

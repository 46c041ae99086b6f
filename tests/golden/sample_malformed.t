%%RUN samples/malformed.pkt
---

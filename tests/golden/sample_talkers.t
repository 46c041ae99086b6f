%%RUN samples/talkers.pkt
---

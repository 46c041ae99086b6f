%%RUN check no_such.pkt
---

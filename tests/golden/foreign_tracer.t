%%RUN tests/golden/data/tracer.pkt
---

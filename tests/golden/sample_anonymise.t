%%RUN samples/anonymise.pkt
---

%%RUN samples/http.pkt
---

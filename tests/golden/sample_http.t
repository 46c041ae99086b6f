%%RUN samples/http.pkt
---
192.0.2.17 GET www.example.org/ -> 200 OK

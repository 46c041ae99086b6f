%%RUN samples/count.pkt
---
192.0.2.17 515 bytes
192.0.2.1 186 bytes
198.51.100.4 184 bytes
192.0.2.33 57 bytes

%%RUN samples/neighbours.pkt
---
2001:db8::1                      02:00:00:00:00:01  router
2001:db8::17                     02:00:00:00:00:11  host

%%RUN samples/icmp_errors.pkt
---
192.0.2.1 says time-exceeded about UDP 192.0.2.17:33434 > 203.0.113.9:33435
    the TTL ran out on the way: a traceroute or a routing loop; it had ttl 1 there
1 errors

%%RUN ls tcp
---
DNSTCP                     Domain Name System message with its length, as over TCP (RFC 1035, 4.2.2)
TCP                        Transmission Control Protocol (RFC 9293)
TCPerror                   TCP header quoted in an ICMP error (RFC 792)
TCPAOValue                 Value of the TCP authentication option (RFC 5925, 2.2)

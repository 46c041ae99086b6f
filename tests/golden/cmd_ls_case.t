%%RUN ls tcpa
---
TCPAOValue                 Value of the TCP authentication option (RFC 5925, 2.2)

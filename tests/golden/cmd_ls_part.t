%%RUN ls dnsrrn
---
DNSRRNAPTR                 DNS naming authority pointer (RFC 3403)
DNSRRNSEC                  DNS next secure record (RFC 4034, 4)
DNSRRNSEC3                 DNS hashed next secure record (RFC 5155, 3)
DNSRRNSEC3PARAM            DNS NSEC3 parameters (RFC 5155, 4)

ls("dnsrrn")
ls("UDP")
ls(UDP)
ls(UDP(sport=1)/"x")
ls("NSEC3", case_sensitive=True)
ls(Dot3, verbose=True)
---
DNSRRNAPTR                 DNS naming authority pointer (RFC 3403)
DNSRRNSEC                  DNS next secure record (RFC 4034, 4)
DNSRRNSEC3                 DNS hashed next secure record (RFC 5155, 3)
DNSRRNSEC3PARAM            DNS NSEC3 parameters (RFC 5155, 4)
UDP · User Datagram Protocol (RFC 768) · ipproto 17
  sport      16 bits  udp.service 53 domain  source port
  dport      16 bits  udp.service 53 domain (or payload's number)  destination port
  len        16 bits            (length of header and payload)  length
  chksum     16 bits  hex       (sum over pseudo header, header, payload)  checksum
UDP · User Datagram Protocol (RFC 768) · ipproto 17
  sport      16 bits  udp.service 53 domain  source port
  dport      16 bits  udp.service 53 domain (or payload's number)  destination port
  len        16 bits            (length of header and payload)  length
  chksum     16 bits  hex       (sum over pseudo header, header, payload)  checksum
UDP · User Datagram Protocol (RFC 768) · ipproto 17
  sport      16 bits  udp.service 1                       53 domain
  dport      16 bits  udp.service domain                  53 domain (or payload's number)
  len        16 bits                                    (length of header and payload)
  chksum     16 bits  hex                               (sum over pseudo header, header, payload)
Raw · Bytes that no protocol claims
  load          bytes           b"x"                    b""
DNSRRNSEC3                 DNS hashed next secure record (RFC 5155, 3)
DNSRRNSEC3PARAM            DNS NSEC3 parameters (RFC 5155, 4)
Dot3 · IEEE 802.3 frame with a length (RFC 1042) · dlt 1
  dst        48 bits  MAC       (computed)
  src        48 bits  MAC       (source by route)
  len        16 bits            (payload length)  length of the MAC client data

%%RUN help UDP
---
UDP · User Datagram Protocol (RFC 768) · ipproto 17
  sport      16 bits  udp.service 53 domain  source port
  dport      16 bits  udp.service 53 domain (or payload's number)  destination port
  len        16 bits            (length of header and payload)  length
  chksum     16 bits  hex       (sum over pseudo header, header, payload)  checksum
  carried by AH, IP, IPv6, IPv6ExtHdrHopByHop, IPv6ExtHdrDestOpt, IPv6ExtHdrFragment and others
    >>> IP(dst="192.0.2.1")/UDP(dport=53)/DNS()
    help(UDP.sport) tells more of a field

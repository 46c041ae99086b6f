explore("addr_mask")
explore("hexraw")
---
Fields
  ICMP.addr_mask              32 bits IPv4, default 0.0.0.0, address mask
  ICMPerror.addr_mask         32 bits IPv4, default 0.0.0.0, address mask
Functions and methods
  packets.hexraw()            a line for each packet, and the bytes of its Raw layer

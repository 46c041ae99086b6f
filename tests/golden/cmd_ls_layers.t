%%RUN ls ARP ICMP
---
ARP · Address Resolution Protocol (RFC 826) · ethertype 2054, ethertype 32821
  hwtype     16 bits  arp.hardware 0x1 Ethernet (10Mb)  hardware address space
  ptype      16 bits  ethertype 0x800 IPv4  protocol address space
  hwlen       8 bits            (bytes of hwsrc)  byte length of each hardware address
  plen        8 bits            (bytes of psrc)  byte length of each protocol address
  op         16 bits  names     1 who-has  opcode
  hwsrc      48 bits  MAC       (source by route)  hardware address of sender
  psrc       32 bits  IPv4      (source by route)  protocol address of sender
  hwdst      48 bits  MAC       00:00:00:00:00:00  hardware address of target
  pdst       32 bits  IPv4      0.0.0.0  protocol address of target

ICMP · Internet Control Message Protocol (RFC 792) · ipproto 1
  type         8 bits  names     8 echo-request
  code         8 bits            0
  chksum      16 bits  hex       (sum over header, payload)  checksum
  id          16 bits  hex       0x0  identifier
  seq         16 bits  hex       0x0  sequence number
  ts_ori      32 bits            (computed)  originate timestamp
  ts_rx       32 bits            (computed)  receive timestamp
  ts_tx       32 bits            (computed)  transmit timestamp
  gw          32 bits  IPv4      0.0.0.0  gateway internet address
  ptr          8 bits            0  pointer
  reserved     8 bits            0
  length       8 bits            0  words of 4 bytes that are quoted (RFC 4884)
  addr_mask   32 bits  IPv4      0.0.0.0  address mask
  nexthopmtu  16 bits            0  next-hop MTU (RFC 1191)
  unused         bytes           b""
  extpad         bytes           b""  zeros between what is quoted and the extension
  ext            packet ICMPExtension_Header None  extension structure (RFC 4884)

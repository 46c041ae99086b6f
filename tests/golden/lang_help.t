help(hexstr)
help(IP().show)
help(TCP.flags)
help("TCP.seq")
help("addr_mask")
help({})
help(Raw)
---
hexstr(x, onlyasc=False, onlyhex=False)
    bytes as hexadecimal digits in pairs, and as text
    >>> hexstr(b"A\x01\xff")
packet.show(dump=False)
    the tree of layers and fields; dump=True gives the text
    >>> IP().show()
TCP.flags · 9 bits flags · control bits
    default   S
    written   its letters or words in quotes, or a number from 0 to 511
    letters
      F=0x1 S=0x2 R=0x4 P=0x8 A=0x10 U=0x20 E=0x40 C=0x80 N=0x100
    in Transmission Control Protocol (RFC 9293)
    >>> TCP(flags="S")
TCP.seq · 32 bits · sequence number
    default   0
    written   a number from 0 to 4294967295; a list of numbers and (first, last) is a set
    in Transmission Control Protocol (RFC 9293)
    >>> TCP(seq=1)
'addr_mask' is a field of 2 layers:
  ICMP.addr_mask  32 bits IPv4, default 0.0.0.0, address mask
  ICMPerror.addr_mask  32 bits IPv4, default 0.0.0.0, address mask
dict: what stands behind its dot
  .get(key, default=None)       the value of a key, or the default
  .setdefault(key, default=None)  the value of a key, set if missing
  .keys()                       all keys
  .values()                     all values
  .items()                      all pairs of key and value
  .pop(key, default=None)       takes a key out and gives its value
  .update(other)                takes over all of another dict
  .clear()                      takes out all keys
  .copy()                       a new dict of the same keys and values
  .add(x)                       puts an item into a set
  .discard(x)                   takes an item out of a set, if it is there
  .remove(x)                    takes an item out of a set
  .union(other)                 the items of a set and of another: a | b
  .intersection(other)          the items of a set that are in another as well: a & b
  .difference(other)            the items of a set that are not in another: a - b
  .issubset(other)              are all items of a set in another?
Raw · Bytes that no protocol claims
  load          bytes           b""
    >>> UDP()/Raw(load=b"\x01\x02")
    help(Raw.load) tells more of a field

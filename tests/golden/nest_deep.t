# Messages that hold messages are taken apart as far as packets may be nested; what is further in stays bytes.
b = b""
for i in range(2000):
    n = len(b) + 12
    b = bytes([1, 1, n >> 8, n & 255, 0, 0, 0, 1, 0, 1, 0, 1]) + b
p = TCP(bytes(TCP(sport=6653, dport=6653)) + b)
print(p.summary(), bytes(p)[20:] == b)
text = repr(p)
print(text[:90], text.count("OFPETBadRequest"), text.count("Raw"))
f = b"\x87\x01a"
for i in range(1000):
    n = len(f)
    f = bytes([0xa2, 0x82, n >> 8, n & 255]) + f
q = LDAP_Filter(f)
print(repr(q).count("FilterNot"), bytes(q) == f)
---
TCP 6653 > 6653 S / OFPETBadRequest True
TCP()/OFPETBadRequest(xid=1, errcode=1, data=OFPETBadRequest(xid=1, errcode=1, data=OFPETB 33 1
16 True

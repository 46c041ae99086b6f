# ESP and AH as headers: what is encrypted stays bytes; lengths of AH in words; a sum that is cut.
e = IP(src="192.0.2.1", dst="192.0.2.2")/ESP(spi=0x1234, seq=7, data=b"\1\2\3\4\5\6\7\x08")
e.show()
print(repr(IP(bytes(e))), bytes(IP(bytes(e)).copy()) == bytes(e))
a = IP(src="192.0.2.1", dst="192.0.2.2")/AH(nh=17, payloadlen=4, spi=9, seq=3, icv=b"i" * 12)/UDP(sport=500, dport=4500)/"x"
b = bytes(a)
q = IP(b)
print(q[AH].nh, q[AH].payloadlen, UDP in q, q.summary())
print(repr(IP(b[:30])), bytes(IP(b[:30]).copy()) == b[:30])
try:
    ESP(spi=4294967295 + 1)
except Exception as err:
    print(err)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=esp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
ESP        spi=0x1234 seq=7 data=b"\x01\x02\x03\x04\x05\x06\x07\x08"
IP(src="192.0.2.1", dst="192.0.2.2")/ESP(spi=4660, seq=7, data=b"\x01\x02\x03\x04\x05\x06\x07\x08") True
17 4 True IP / AH / UDP isakmp > ipsec_nat_t / Raw
IP(len=53, proto=51, src="192.0.2.1", dst="192.0.2.2")/Raw(load=b"\x11\x04\x00\x00\x00\x00\x00\t\x00\x00") True
4294967296 does not fit in ESP.spi (32 bits: 0 to 4294967295)

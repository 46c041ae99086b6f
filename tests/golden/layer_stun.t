p = IP(src="192.0.2.1", dst="192.0.2.2")/UDP()/STUN(stun_message_type="Binding request", transaction_id="0123456789ab", attributes=[STUNUsername(username="bob:x"), STUNPriority(priority=9), STUNUseCandidate()])
p.show()
q = IP(bytes(p))
print(q.summary(), q[STUN].length, q[UDP].dport)
hexdump(q[STUN])
a = IP(bytes(IP(src="192.0.2.2", dst="192.0.2.1")/UDP()/STUN(stun_message_type="Binding success response", transaction_id=b"0123456789ab", attributes=[STUNXorMappedAddress(xip="192.0.2.1", xport=3478), STUNMappedAddress(address_family="IPv6", length=20, ip="2001:db8::1", port=7), STUNFingerprint(crc_32=1)])))
print(a.answers(q))
print(repr(a[STUN]))
print(IP(bytes(IP(src="192.0.2.2", dst="192.0.2.1")/UDP()/STUN(stun_message_type=0x101, transaction_id=5))).answers(q))
print(repr(STUN(bytes(STUN(transaction_id=2**63)))))
# An attribute that is too long for the message.
b = bytes(STUN(attributes=[STUNGenericTlv(type=0x8022, value="lab")]))
cut = b[:23] + b"\x09" + b[24:]
print(repr(STUN(b)), repr(STUN(cut)), bytes(STUN(cut)) == cut)
try:
    STUN(transaction_id="short" + "er")
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
UDP        sport=3478 dport=3478 len=(computed) chksum=(computed)
STUN       RESERVED=0 stun_message_type=Binding request length=(computed) magic_cookie=0x2112a442 transaction_id=b"0123456789ab"
  attributes[0] STUNUsername type=0x6 length=(computed) username=b"bob:x"
  attributes[1] STUNPriority type=0x24 length=4 priority=9
  attributes[2] STUNUseCandidate type=0x25 length=(computed)
IP / UDP 192.0.2.1:3478 > 192.0.2.2:3478 / STUN 24 3478
0000  00 01 00 18 21 12 a4 42  30 31 32 33 34 35 36 37   ....!..B01234567
0010  38 39 61 62 00 06 00 05  62 6f 62 3a 78 00 00 00   89ab....bob:x...
0020  00 24 00 04 00 00 00 09  00 25 00 00               .$.......%..
True
STUN(stun_message_type=257, transaction_id=b"0123456789ab", attributes=[STUNXorMappedAddress(xport=3478, xip="192.0.2.1"), STUNMappedAddress(length=20, address_family=2, port=7, ip="2001:db8::1"), STUNFingerprint(crc_32=1)])
False
STUN(transaction_id=9223372036854775808)
STUN(attributes=[STUNGenericTlv(type=32802, value=b"lab", fill=b"\x00")]) STUN(attributes=[STUNGenericTlv(type=32802, length=9, value=b"lab\x00")]) True
transaction_id has 12 bytes, not 7

p = IP(src="192.0.2.1", dst="192.0.2.2")/UDP(sport=51820, dport=51820)/Wireguard()/WireguardInitiation(sender_index=0x11223344, unencrypted_ephemeral="key")
p.show()
q = IP(bytes(p))
print(q.summary(), len(q), q[Wireguard].message_type)
hexdump(bytes(q[Wireguard])[:44])
print(repr(UDP(bytes(UDP(dport=51820)/Wireguard()/WireguardTransport(receiver_index=7, counter=1, encrypted_encapsulated_packet="data")))))
print(repr(Wireguard(bytes(Wireguard()/WireguardResponse(sender_index=1, receiver_index=2)))))
print(repr(Wireguard(bytes(Wireguard()/WireguardCookieReply(nonce="n" * 24)))))
# A type that nobody has, a message that is cut.
print(repr(Wireguard(b"\x09\0\0\0abc")), repr(Wireguard(bytes(p[Wireguard])[:20])))
try:
    WireguardCookieReply(nonce="n" * 25)
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
UDP        sport=51820 dport=51820 len=(computed) chksum=(computed)
Wireguard  message_type=initiate reserved_zero=0
WireguardInitiation sender_index=0x11223344 unencrypted_ephemeral=b"key"
IP / UDP 192.0.2.1:51820 > 192.0.2.2:51820 / Wireguard / WireguardInitiation 176 1
0000  01 00 00 00 44 33 22 11  6b 65 79 00 00 00 00 00   ....D3".key.....
0010  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00   ................
0020  00 00 00 00 00 00 00 00  00 00 00 00               ............
UDP(dport=51820)/Wireguard()/WireguardTransport(receiver_index=7, counter=1, encrypted_encapsulated_packet=b"data")
Wireguard()/WireguardResponse(sender_index=1, receiver_index=2)
Wireguard()/WireguardCookieReply(nonce=b"nnnnnnnnnnnnnnnnnnnnnnnn")
Wireguard(message_type=9)/"abc" Wireguard()/Raw(load=b"D3\"\x11key\x00\x00\x00\x00\x00\x00\x00\x00\x00")
25 bytes do not fit in WireguardCookieReply.nonce (at most 24)

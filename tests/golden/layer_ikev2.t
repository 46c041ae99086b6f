t = IKEv2_Transform(transform_type="Encryption", transform_id="AES-CBC", key_length=256)/IKEv2_Transform(transform_type="PRF", transform_id="PRF_HMAC_SHA2_256")/IKEv2_Transform(transform_type="GroupDesc", transform_id="2048MODPgr")
p = IP(src="192.0.2.1", dst="192.0.2.2")/UDP()/IKEv2(init_SPI=b"01234567", exch_type="IKE_SA_INIT", flags="Initiator")/IKEv2_SA(prop=IKEv2_Proposal(trans_nb=3, trans=t))/IKEv2_KE(group="2048MODPgr", ke="key")/IKEv2_Nonce(nonce="once")/IKEv2_Notify(type="NAT_DETECTION_SOURCE_IP", notify="hash")
p.show()
q = IP(bytes(p))
print(q.summary(), q[IKEv2].length, [hex(x) for x in [q[IKEv2].next_payload, q[IKEv2_SA].next_payload, q[IKEv2_Notify].next_payload]])
print(repr(q[IKEv2_SA]))
hexdump(q[IKEv2_SA])
a = IP(bytes(IP(src="192.0.2.2", dst="192.0.2.1")/UDP()/IKEv2(init_SPI=b"01234567", resp_SPI=b"abcdefgh", exch_type="IKE_SA_INIT", flags="Response")/IKEv2_Notify(type="REDIRECT", gw_id="192.0.2.9")))
print(a.answers(q), repr(a[IKEv2_Notify]))
n = UDP(bytes(UDP(sport=4500, dport=4500)/NON_ESP()/IKEv2(exch_type="IKE_AUTH")/IKEv2_TSi(traffic_selector=[IPv4TrafficSelector(starting_address_v4="192.0.2.0"), IPv6TrafficSelector(), RawTrafficSelector(TS_type=77, load=b"x")])/IKEv2_CP(attributes=[ConfigurationAttribute(type=1, length=4, value="192.0.2.7"), ConfigurationAttribute(type="APPLICATION_VERSION", value="v")])/IKEv2_IDi(IDtype="FQDN", ID="lab")))
print(repr(n[IKEv2]))
# Version 1 is ISAKMP; a transform whose attributes are others.
print(IP(bytes(IP()/UDP()/ISAKMP())).summary())
b = bytes(IKEv2_Transform(transform_type=1, key_length=b"\x80\x0f\x00\x01"))
print(repr(IKEv2_Transform(b)), bytes(IKEv2_Transform(b)) == b)
try:
    IKEv2_Transform(key_length=65536 + 1)
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
UDP        sport=isakmp dport=isakmp len=(computed) chksum=(computed)
IKEv2      init_SPI=b"01234567" next_payload=SA version=0x20 exch_type=IKE_SA_INIT flags=Initiator id=0 length=(computed)
IKEv2_SA   next_payload=KE flags=0 length=(computed)
  prop     next_payload=None flags=0 length=(computed) proposal=1 proto=IKE SPIsize=(computed) trans_nb=3
    trans  next_payload=Transform flags=0 length=(computed) transform_type=Encryption res2=0 transform_id=AES-CBC key_length=256
           IKEv2_Transform next_payload=Transform flags=0 length=(computed) transform_type=PRF res2=0 transform_id=PRF_HMAC_SHA2_256
           IKEv2_Transform next_payload=None flags=0 length=(computed) transform_type=GroupDesc res2=0 transform_id=2048MODPgr
IKEv2_KE   next_payload=Nonce flags=0 length=(computed) group=2048MODPgr res2=0 ke=b"key"
IKEv2_Nonce next_payload=Notify flags=0 length=(computed) nonce=b"once"
IKEv2_Notify next_payload=None flags=0 length=(computed) proto=Reserved SPIsize=(computed) type=NAT_DETECTION_SOURCE_IP notify=b"hash"
IP / UDP 192.0.2.1:isakmp > 192.0.2.2:isakmp / IKEv2 / IKEv2_SA / IKEv2_KE / IKEv2_Nonce / IKEv2_Notify 99 ["0x21", "0x22", "0x0"]
IKEv2_SA(prop=IKEv2_Proposal(trans_nb=3, trans=IKEv2_Transform(transform_type=1, transform_id=12, key_length=256)/IKEv2_Transform(transform_type=2, transform_id=5)/IKEv2_Transform(transform_type=4, transform_id=14)))/IKEv2_KE(group=14, ke=b"key")/IKEv2_Nonce(nonce=b"once")/IKEv2_Notify(type=16388, notify=b"hash")
0000  22 00 00 28 00 00 00 24  01 01 00 03 03 00 00 0c   "..(...$........
0010  01 00 00 0c 80 0e 01 00  03 00 00 08 02 00 00 05   ................
0020  00 00 00 08 04 00 00 0e  28 00 00 0b 00 0e 00 00   ........(.......
0030  6b 65 79 29 00 00 08 6f  6e 63 65 00 00 00 0c 00   key)...once.....
0040  00 40 04 68 61 73 68                               .@.hash
True IKEv2_Notify(type=16407, gw_id="192.0.2.9")
IKEv2(exch_type=35)/IKEv2_TSi(traffic_selector=[IPv4TrafficSelector(starting_address_v4="192.0.2.0"), IPv6TrafficSelector(), RawTrafficSelector(TS_type=77, load=b"x")])/IKEv2_CP(attributes=[ConfigurationAttribute(value="192.0.2.7"), ConfigurationAttribute(type=7, value=b"v")])/IKEv2_IDi(IDtype=2, ID=b"lab")
IP / UDP 127.0.0.1:isakmp > 127.0.0.1:isakmp / ISAKMP
IKEv2_Transform(transform_type=1, key_length=b"\x80\x0f\x00\x01") True
key_length is a number of bits from 0 to 65535, None, or the bytes of other attributes

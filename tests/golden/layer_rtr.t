p = IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=323, dport=40000, flags="PA")/RTRCacheResponse(session_id=7)/RTRIPv4Prefix(flags=1, shortest_length=24, longest_length=24, prefix="198.51.100.0", asn=64500)/RTRIPv6Prefix(flags=1, shortest_length=32, longest_length=48, prefix="2001:db8::", asn=64500)/RTREndofDatav1(session_id=7, serial_number=9, refresh_interval=3600)
q = IP(bytes(p))
q.show()
print(repr(q[RTRCacheResponse]), bytes(q) == bytes(p))
e = RTRErrorReport(error_code="Corrupt Data", erroneous_PDU=bytes(RTRResetQuery()), error_text="no")
print(bytes(e).hex(), repr(RTRErrorReport(bytes(e))))
print(repr(RTRRouterKey(bytes(RTRRouterKey(asn=64500, subject_PKI="key")))))
# A PDU of a type that nobody has.
print(repr(IP(bytes(IP(src="192.0.2.1", dst="192.0.2.2")/TCP(dport=323)/Raw(b"\1\x63\0\0\0\0\0\x08")))[TCP].payload))
try:
    RTRIPv4Prefix(prefix="2001:" + ":1")
except Exception as e:
    print(e)
---
IP         version=4 ihl=5 tos=0x0 len=124 id=1 flags=0 frag=0 ttl=64 proto=tcp chksum=0xf677 (ok) src=192.0.2.1 dst=192.0.2.2
TCP        sport=323 dport=40000 seq=0 ack=0 dataofs=5 reserved=0 flags=PA window=8192 chksum=0xc452 (ok) urgptr=0
RTRCacheResponse rtr_version=0 pdu_type=Cache Response session_id=7 length=8
RTRIPv4Prefix rtr_version=0 pdu_type=IPv4 Prefix reserved=0 length=20 flags=1 shortest_length=24 longest_length=24 zeros=0 prefix=198.51.100.0 asn=64500
RTRIPv6Prefix rtr_version=0 pdu_type=IPv6 Prefix reserved=0 length=32 flags=1 shortest_length=32 longest_length=48 zeros=0 prefix=2001:db8:: asn=64500
RTREndofDatav1 rtr_version=1 pdu_type=End of Data session_id=7 length=24 serial_number=9 refresh_interval=3600 retry_interval=0 expire_interval=0
RTRCacheResponse(session_id=7)/RTRIPv4Prefix(flags=1, shortest_length=24, longest_length=24, prefix="198.51.100.0", asn=64500)/RTRIPv6Prefix(flags=1, shortest_length=32, longest_length=48, prefix="2001:db8::", asn=64500)/RTREndofDatav1(session_id=7, serial_number=9, refresh_interval=3600) True
000a00000000001a000000080002000000000008000000026e6f RTRErrorReport(erroneous_PDU=b"\x00\x02\x00\x00\x00\x00\x00\x08", error_text=b"no")
RTRRouterKey(asn=64500, subject_PKI=b"key")
Raw(load=b"\x01c\x00\x00\x00\x00\x00\x08")
'2001::1' is not an IPv4 address or network (for RTRIPv4Prefix.prefix)

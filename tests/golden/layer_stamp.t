q = IP(src="192.0.2.1", dst="192.0.2.2")/UDP(sport=40000)/STAMPSessionSenderTestUnauthenticated(seq=7, ts=3900000000.5, tlv_objects=[STAMPTestTLV(type="Extra Padding", flags="U", value="abcd")])
q.show()
b = bytes(q)
print(repr(IP(b)), b[28:].hex())
a = IP(bytes(IP(src="192.0.2.2", dst="192.0.2.1")/UDP(dport=40000)/STAMPSessionReflectorTestUnauthenticated(seq_sender=7, err_estimate=ErrorEstimate(S=1, multiplier=3))))
a.show()
print(a.answers(q), a.summary())
print(bytes(UDP()/STAMPSessionSenderTestUnauthenticated())[:4].hex(),bytes(UDP()/STAMPSessionReflectorTestUnauthenticated())[:4].hex())
# Another number, another session; bytes behind that are no TLV.
print(a.answers(IP(src="192.0.2.1", dst="192.0.2.2")/UDP(sport=40000)/STAMPSessionSenderTestUnauthenticated(seq=8)))
print(a.answers(IP(src="192.0.2.1", dst="192.0.2.2")/UDP(sport=40000)/STAMPSessionSenderTestUnauthenticated(seq=7, ssid=2)))
print(repr(STAMPSessionSenderTestUnauthenticated(b[28:] + b"\1")), bytes(STAMPSessionSenderTestUnauthenticated(b[28:] + b"\1")) == b[28:] + b"\1")
try:
    STAMPSessionSenderTestUnauthenticated(mbz=b"x" * 29)
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
UDP        sport=40000 dport=862 len=(computed) chksum=(computed)
STAMPSessionSenderTestUnauthenticated seq=7 ts=3900000000.5 ssid=1
  err_estimate S=No External Synchronization for the Time Source Z=NTP 64-bit Timestamp Format scale=0 multiplier=1
  tlv_objects[0] flags=U type=Extra Padding len=(computed) value=b"abcd"
IP(src="192.0.2.1", dst="192.0.2.2")/UDP(sport=40000)/STAMPSessionSenderTestUnauthenticated(seq=7, ts=3900000000.5, tlv_objects=[STAMPTestTLV(flags="U", type=1, value=b"abcd")]) 00000007e87547008000000000010001000000000000000000000000000000000000000000000000000000008001000461626364
IP         version=4 ihl=5 tos=0x0 len=72 id=1 flags=0 frag=0 ttl=64 proto=udp chksum=0xf6a0 (ok) src=192.0.2.2 dst=192.0.2.1
UDP        sport=862 dport=40000 len=52 chksum=0x5cd6 (ok)
STAMPSessionReflectorTestUnauthenticated seq=0 ts=0 ssid=1 ts_rx=0 seq_sender=7 ts_sender=0 mbz1=0 ttl_sender=255 mbz2=0
  err_estimate S=Clock Synchronized to UTC using an External Source Z=NTP 64-bit Timestamp Format scale=0 multiplier=3
  err_estimate_sender S=No External Synchronization for the Time Source Z=NTP 64-bit Timestamp Format scale=0 multiplier=1
True IP / UDP 192.0.2.2:862 > 192.0.2.1:40000 / STAMPSessionReflectorTestUnauthenticated
0035035e 035e0035
False
False
STAMPSessionSenderTestUnauthenticated(seq=7, ts=3900000000.5, tlv_objects=[STAMPTestTLV(flags="U", type=1, value=b"abcd"), Raw(load=b"\x01")]) True
29 bytes do not fit in STAMPSessionSenderTestUnauthenticated.mbz (at most 28)

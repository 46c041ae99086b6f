a = QUIC_Initial(DstConnID="01234567", Token="tok", Length="8 in 2 bytes", PacketNumber=300)/QUIC_Protected(load="sixchr")
p = IP(src="192.0.2.1", dst="192.0.2.2")/UDP()/a/QUIC_Handshake(DstConnID="01234567", Length=5)/"data"
p.show()
q = IP(bytes(p))
print(q.summary(), q[UDP].dport)
hexdump(q[QUIC_Initial])
print(repr(q[UDP]))
print(repr(UDP(bytes(UDP()/QUIC_Version(DstConnID="ab", SupportedVersions=["QUICv1", 0x1a2a3a4a])))[QUIC]))
print(repr(UDP(bytes(UDP()/QUIC_Retry(SrcConnID="ab", RetryToken="token", RetryIntegrityTag="0123456789abcdef")))[QUIC]))
print(repr(UDP(bytes(UDP()/QUIC_1RTT(PacketNumber=70000)/"x"))[QUIC]))
print(repr(UDP(bytes(UDP()/QUIC_Initial(Version="QUICv2", LongPacketType=1)))[QUIC]))
# What is none, and a length that is cut.
print(repr(UDP(bytes(UDP(dport=443)/b"\x0c1234"))), repr(QUIC_Handshake(bytes(QUIC_Handshake(Length="5 in 8 bytes"))[:12])))
for bad in [2**62, "5 in 3 bytes", "300 in 1 bytes"]:
    try:
        QUIC_Handshake(Length=bad)
    except Exception as e:
        print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=udp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
UDP        sport=https dport=https len=(computed) chksum=(computed)
QUIC_Initial HeaderForm=Long FixedBit=1 LongPacketType=Initial Reserved=0 PacketNumberLen=(computed) Version=QUICv1 DstConnIDLen=(computed) DstConnID=b"01234567" SrcConnIDLen=(computed) Token=b"tok" Length="8 in 2 bytes" PacketNumber=300
QUIC_Protected load=b"sixchr"
QUIC_Handshake HeaderForm=Long FixedBit=1 LongPacketType=Handshake Reserved=0 PacketNumberLen=(computed) Version=QUICv1 DstConnIDLen=(computed) DstConnID=b"01234567" SrcConnIDLen=(computed) Length=5 PacketNumber=0
Raw        load=b"data"
IP / UDP 192.0.2.1:https > 192.0.2.2:https / QUIC_Initial / QUIC_Protected / QUIC_Handshake / Raw 443
0000  c1 00 00 00 01 08 30 31  32 33 34 35 36 37 00 03   ......01234567..
0010  74 6f 6b 40 08 01 2c 73  69 78 63 68 72 e0 00 00   tok@..,sixchr...
0020  00 01 08 30 31 32 33 34  35 36 37 00 05 00 64 61   ...01234567...da
0030  74 61                                              ta
UDP(chksum=57005)/QUIC_Initial(DstConnID=b"01234567", Token=b"tok", Length="8 in 2 bytes", PacketNumber=300)/QUIC_Protected(load=b"sixchr")/QUIC_Handshake(DstConnID=b"01234567", Length=5)/"data"
QUIC_Version(DstConnID=b"ab", SupportedVersions=[1, 438975050])
QUIC_Retry(SrcConnID=b"ab", RetryToken=b"token", RetryIntegrityTag=b"0123456789abcdef")
QUIC_1RTT(PacketNumber=70000)/"x"
QUIC_Initial(LongPacketType=1, Version=1798521807)
UDP(dport=443)/Raw(load=b"\x0c1234") Raw(load=b"\xe0\x00\x00\x00\x01\x00\x00\xc0\x00\x00\x00\x00")
Length is a number from 0 to 2^62-1, or one in more bytes than it takes: "5 in 2 bytes"
Length is a number from 0 to 2^62-1, or one in more bytes than it takes: "5 in 2 bytes"
Length is a number from 0 to 2^62-1, or one in more bytes than it takes: "5 in 2 bytes"

# Over ports of nobody: what cannot be mistaken is told by how it begins; what may be anything stays Raw.
hello = TLS(msg=[TLSClientHello(ext=[TLS_Ext_ServerName(servernames=[ServerName(servername="example.org")])])])
print(TCP(bytes(TCP(sport=40000, dport=5432)/hello))[TLS].msg[0].ext[0].servernames)
print(repr(TCP(bytes(TCP(sport=40000, dport=5432)/hello))[TCP]) == repr(TCP(sport=40000, dport=5432)/hello))
print(TCP(bytes(TCP(sport=40000, dport=8000)/HTTP()/HTTPRequest(Host="example.org"))).summary())
print(TCP(bytes(TCP(sport=80, dport=40000)/hello)).summary())
print(TCP(bytes(TCP(sport=40000, dport=8000)/"GET out of here\r\n")).summary())
record = bytes.fromhex("1703030004") + b"data"
for rest in [record, record + record, record[:7], record + record[:3], record + b"\x17\x03\x09\x00\x01x", record + b"junk", b"\x17\x03\x03\x00\x00x", record[:5]]:
    print(TCP(bytes(TCP(sport=40000, dport=40001)/rest)).layers())
print(UDP(bytes(UDP(sport=40000, dport=40001)/STUN())).summary())
print(UDP(bytes(UDP(sport=40000, dport=40001)/(bytes(STUN()) + b"x"))).summary())
print(UDP(bytes(UDP(sport=40000, dport=40001)/QUIC_Initial(DstConnID=b"12345678"))).layers())
print(UDP(bytes(UDP(sport=40000, dport=40001)/b"\xc0\0\0\0\x09\x00\x00abc")).layers())
---
[ServerName(servername=b"example.org")]
True
TCP / HTTP / GET '/'
TCP http > 40000 S / TLS
TCP 40000 > 8000 S / Raw
[TCP, TLS]
[TCP, TLS, TLS]
[TCP, TLS]
[TCP, TLS, Raw]
[TCP, Raw]
[TCP, TLS, Raw]
[TCP, Raw]
[TCP, Raw]
UDP 40000 > 40001 / STUN
UDP 40000 > 40001 / Raw
[UDP, QUIC_Initial]
[UDP, Raw]

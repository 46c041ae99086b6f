p = IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=40000, flags="PA")/SOCKS()/SOCKS5Request(cd="Connect", atyp="DomainName", addr="example.com", port=443)
p.show()
q = IP(bytes(p))
print(q.summary(), q[TCP].dport, bytes(q[SOCKS]).hex())
print(repr(q[SOCKS]))
a = IP(bytes(IP(src="192.0.2.2", dst="192.0.2.1")/TCP(sport=1080, dport=40000, flags="PA")/SOCKS()/SOCKS5Reply(rep=5, atyp="IPv6", addr="2001:db8::1")))
print(repr(a[SOCKS]))
print(repr(SOCKS(bytes(SOCKS()/SOCKS4Request(dst="198.51.100.1", userid="bob")))))
for r in [SOCKS4Reply(cd=91), SOCKS4Reply(dst="198.51.100.1")]:
    print(bytes(SOCKS()/r).hex(), repr(SOCKS(bytes(SOCKS()/r))))
print(repr(SOCKS5UDP(bytes(SOCKS5UDP(addr="198.51.100.53", port=53)/DNS(qd=DNSQR())))))
# A greeting is too short to be a request.
print(repr(SOCKS(bytes.fromhex("050100"))))
try:
    SOCKS5Request(addr="example." + "com")
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=tcp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
TCP        sport=40000 dport=socks seq=0 ack=0 dataofs=(computed) reserved=0 flags=PA window=8192 chksum=(computed) urgptr=0
SOCKS      vn=v5
SOCKS5Request cd=Connect res=0 atyp=DomainName namelen=(computed) addr=b"example.com" port=443
IP / TCP 192.0.2.1:40000 > 192.0.2.2:socks PA / SOCKS / SOCKS5Request 1080 050100030b6578616d706c652e636f6d01bb
SOCKS()/SOCKS5Request(cd=1, atyp=3, addr=b"example.com", port=443)
SOCKS()/SOCKS5Reply(rep=5, atyp=4, addr="2001:db8::1")
SOCKS()/SOCKS4Request(dst="198.51.100.1", userid=b"bob")
005b0050 SOCKS()/SOCKS4Reply(cd=91)
005a0050c6336401 SOCKS()/SOCKS4Reply(dst="198.51.100.1")
SOCKS5UDP(addr="198.51.100.53", port=53)/DNS()
SOCKS()/Raw(load=b"\x01\x00")

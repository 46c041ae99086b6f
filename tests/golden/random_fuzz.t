%%RUN --seed 3 -
f = fuzz(IP(dst="192.0.2.1", ttl=9) / UDP() / NTP())
print(repr(f))
print([bytes(f)[8] for i in range(3)], [len(f) for i in range(3)], bytes(f) == bytes(f))
print(repr(fuzz(Ether() / ARP(op=1))))
print(repr(fuzz(TCP() / "x")), repr(fuzz(Raw())))
g = fuzz(DNS(qd=[DNSQR(qname="a.example")]))
print(repr(g))
print(repr(g[0]) == repr(g[0]), bytes(g) == bytes(g))
h = IP()
fuzz(h, _inplace=1)
print("ttl" in h.fields)
---
IP(version=RandNum(0, 15), tos=RandByte(), id=RandShort(), flags=RandNum(0, 7), frag=RandNum(0, 8191), ttl=9, dst="192.0.2.1")/UDP()/NTP(leap=RandNum(0, 3), version=RandNum(0, 7), mode=RandNum(0, 7), stratum=RandByte(), poll=RandByte(), precision=RandNum(-128, 127), delay=RandShort(), dispersion=RandShort(), id=RandIP(), ref=RandInt(), orig=RandInt(), recv=RandInt(), sent=RandInt())
[9, 9, 9] [76, 76, 76] False
Ether()/ARP(hwtype=RandShort(), ptype=RandShort(), op=1, hwdst=RandMAC(), pdst=RandIP())
TCP(sport=RandShort(), dport=RandShort(), seq=RandInt(), ack=RandInt(), reserved=RandNum(0, 7), flags=RandNum(0, 511), window=RandShort(), urgptr=RandShort())/"x" Raw(load=RandBin(RandNum(0, 1200)))
DNS(id=RandShort(), qr=RandNum(0, 1), opcode=RandNum(0, 15), aa=RandNum(0, 1), tc=RandNum(0, 1), rd=RandNum(0, 1), ra=RandNum(0, 1), z=RandNum(0, 1), ad=RandNum(0, 1), cd=RandNum(0, 1), rcode=RandNum(0, 15), qd=[DNSQR(qname="a.example.", qtype=RandShort(), unicastresponse=RandNum(0, 1), qclass=RandNum(0, 32767))])
True False
True

%%RUN --seed 2 -
p = IP(src=RandIP("198.51.100.0/24"), id=RandShort()) / TCP(sport=RandShort())
print(repr(p))
print(bytes(p) == bytes(p), p[0].id == p[0].id)
for i in range(3): print(bytes(p)[4:6], bytes(p)[12:16])
q = IP(dst="192.0.2.0/30", id=RandShort())
print([x.id for x in q] == [x.id for x in q], [x.dst for x in q], len(q))
print(IP(ttl=RandChoice(1, 64))[0].ttl in [1, 64], repr(IP(src=RandChoice("192.0.2.1", "198.51.100.0/30"))))
a = (IP(id=RandShort()) / IP(id=RandShort()))[0]
print(a.id != a[IP:2].id)
print(len(IP() / RandString(8)), repr(Raw(RandBin(3))), len(Raw(RandBin(3))))
b = TCP(options=[("Timestamp", (RandInt(), 0))])
print(bytes(b)[22:26] != bytes(b)[22:26])
wrpcap("x.pcap", [Ether() / b, Ether() / b])
w = rdpcap("x.pcap")
print(bytes(w[0]) != bytes(w[1]))
---
IP(id=RandShort(), src=RandIP("198.51.100.0/24"))/TCP(sport=RandShort())
False True
b"&y" b"\xc63dj"
b"\x86\xd2" b"\xc63dE"
b"\xb6\x11" b"\xc63d\xd8"
True ["192.0.2.0", "192.0.2.1", "192.0.2.2", "192.0.2.3"] 20
True IP(src=RandChoice("192.0.2.1", ("198.51.100.0", "198.51.100.3")))
True
28 Raw(load=RandBin(3)) 3
True
True

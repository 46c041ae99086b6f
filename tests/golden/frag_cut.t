p = Ether() / IP(src="192.0.2.2", dst="192.0.2.1", id=7, options=[IPOption_RR(routers=["0.0.0.0"]), IPOption_LSRR(routers=["192.0.2.9"])]) / UDP(sport=1, dport=2) / ("Y" * 100)
f = fragment(p, 48)
for q in f: print(repr(q))
print([len(q) for q in f])
print(len(fragment(IP() / "x")), [(q.frag, q.flags.MF, len(q)) for q in fragment(IP() / ("X" * 3000))])
print([(q.frag, int(q.flags)) for q in fragment(IP(frag=10, flags="MF") / ("X" * 50), 20)])
print([q.dst for q in fragment(IP(dst="192.0.2.0/31") / ("X" * 2000))])
---
Ether()/IP(id=7, flags="MF", frag=0, proto=17, src="192.0.2.2", dst="192.0.2.1", options=[IPOption_RR(routers=["0.0.0.0"]), IPOption_LSRR(routers=["192.0.2.9"])])/Raw(load=b"\x00\x01\x00\x02\x00l\x07\x94YYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYY")
Ether()/IP(id=7, flags="MF", frag=6, proto=17, src="192.0.2.2", dst="192.0.2.1", options=[IPOption_LSRR(routers=["192.0.2.9"])])/"YYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYYY"
Ether()/IP(id=7, flags=0, frag=12, proto=17, src="192.0.2.2", dst="192.0.2.1", options=[IPOption_LSRR(routers=["192.0.2.9"])])/"YYYYYYYYYYYY"
[98, 90, 54]
1 [(0, True, 1500), (185, True, 1500), (370, False, 60)]
[(10, 1), (12, 1), (14, 1)]
["192.0.2.0", "192.0.2.0", "192.0.2.1", "192.0.2.1"]

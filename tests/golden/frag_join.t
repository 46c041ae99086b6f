p = Ether() / IP(dst="192.0.2.1", id=7) / UDP(sport=1, dport=2) / ("Y" * 100)
f = fragment(p, 48)
print(len(f), defragment(f), bytes(defragment(f)[0]) == bytes(p), bytes(defragment(f[::-1])[0]) == bytes(p))
print(defragment(f[1:]), defragment([]), defragment([IP(), f[0]]))
print(defrag(f + [IP()] + fragment(IP(id=8) / ("X" * 2000))[1:]))
g = f[1].copy()
g.load = b"Z" * 48
print(len(defragment([f[0], g] + f[1:])), [len(x) for x in defrag([f[0], f[1], g, f[2]])])
print(len(defragment(fragment(IP(id=1) / ("A" * 99), 16) + fragment(IP(id=2) / ("B" * 99), 16))))
---
3 <1 packet: UDP 1> True True
<2 packets: other 2> <0 packets> <2 packets: other 2>
(<1 packet: other 1>, <1 packet: UDP 1>, [<1 packet: other 1>])
4 [0, 0, 1]
2

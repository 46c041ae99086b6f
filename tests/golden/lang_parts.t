s = IP(dst="10.0.0.0/8")/TCP(dport=[80, 443, (8000, 8100)])
t = permute(s, 7)
print(size(t), t[0].dst, t[0].dport, t[1728053247].dst)
print(t)
print(t[4:16:4], [p.dport for p in t[4:16:4]])
print(repr(shard(t, 1, 3)[:2]), repr(t[::-1]))
a = IP(dst="192.0.2.0/29")
print([[p.dst[-1] for p in shard(a, i, 3)] for i in range(3)])
print(sorted(p.dst for p in permute(a, 1)) == [p.dst for p in a], [p.dst[-1] for p in permute(a, 1)])
print([p.dst[-1] for p in sample(a, 3, seed=2)], sample([5, 6, 7], 2, seed=2))
for p in permute([IP(dst="192.0.2.0/31"), UDP(dport=(1, 2))], 4)[1:]:
    print(p.summary())
r = IP(dst=RandIP(), id=(1, 4))
print(len({p.id: p.dst for p in permute(r, 3)}), all(p.dst == r[p.id - 1].dst for p in permute(r, 3)))
print(list(permute(range(6), 2)), len(permute(Net("192.0.2.0/24"), 1)))
x = IP(dst="192.0.2.0/30")
y = x[1:3]
x.dst = "198.51.100.1"
print([p.dst for p in y], y.filter(lambda p: p.dst == "192.0.2.2"), bool(y[0:0]))
print(size(IPv6(dst=("2001:db8::fffe", "2001:db8::1:1"))), IPv6(dst=("2001:db8::fffe", "2001:db8::1:1"))[3].dst)
print([p.src for p in IP(src=["localhost", "localhost/31"])])
---
1728053248 10.49.192.1 8047 10.196.123.211
permute(IP(dst="10.0.0.0/8")/TCP(dport=[80, 443, (8000, 8100)]), 7)
(permute(IP(dst="10.0.0.0/8")/TCP(dport=[80, 443, (8000, 8100)]), 7))[4:13:4] [8079, 8066, 8003]
(permute(IP(dst="10.0.0.0/8")/TCP(dport=[80, 443, (8000, 8100)]), 7))[1:5:3] (permute(IP(dst="10.0.0.0/8")/TCP(dport=[80, 443, (8000, 8100)]), 7))[::-1]
[["0", "3", "6"], ["1", "4", "7"], ["2", "5"]]
True ["1", "6", "4", "0", "3", "5", "2", "7"]
["1", "2", "6"] [6, 7]
UDP domain > 2
192.0.2.2 > 192.0.2.0 hopopt
192.0.2.2 > 192.0.2.1 hopopt
4 True
[1, 2, 3, 5, 4, 0] 256
["192.0.2.1", "192.0.2.2"] <1 packet: other 1> False
4 2001:db8::1:1
["127.0.0.1", "127.0.0.0", "127.0.0.1"]

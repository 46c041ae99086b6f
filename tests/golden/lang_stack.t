p = Ether(dst="02:00:00:00:00:01", src="02:00:00:00:00:02")/IP(src="192.0.2.1", dst="192.0.2.2")/UDP(dport=9)/"data"
print(p.layers())
print(bytes(p[UDP]).hex(), len(p), len(p[UDP]))
q = p/b"\x00more"
print(q.layers(), p.layers())
print("front"/IP(src="192.0.2.1"), ("a"/Raw("b")).layers())
a = IP()
b = a/TCP()
print(a.layers(), b.layers(), (a/a).layers())
print([x.layers() for x in IP()/[TCP(), UDP()]])
r = IP(bytes(IP(src="192.0.2.1")/TCP(dport=80)))
print(r.layers(), r[TCP].dport, r == r.copy(), Raw(b"x").load, raw(Raw("y")))
---
[Ether, IP, UDP, Raw]
00350009000ca2d164617461 46 12
[Ether, IP, UDP, Raw, Raw] [Ether, IP, UDP, Raw]
Raw / 192.0.2.1 > 127.0.0.1 hopopt [Raw, Raw]
[IP] [IP, TCP] [IP, IP]
[[IP, TCP], [IP, UDP]]
[IP, TCP] 80 True b"x" b"y"

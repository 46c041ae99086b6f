p = IP(src="192.0.2.1")/IP(src="192.0.2.2")/TCP()/"x"
print(p[IP:1].src, p[IP:2].src, p["TCP"].layers(), TCP in p, UDP in p, UDP not in p)
print(p.haslayer(TCP), p.haslayer("UDP"), p.getlayer(UDP), p.getlayer(IP, 2).src, p.getlayer(3).layers())
print(p.payload.src, p.payload.payload.name, p[TCP].underlayer.src, p.lastlayer().load, p[TCP].firstlayer() == p)
t = p[TCP]
t.dport = 8080
print(p[TCP].dport, IP.name, type(t) == TCP)
p[TCP].remove_payload()
print(p.layers(), bool(p[TCP].payload), len(p[TCP].payload))
p[TCP].payload = "again"
p.add_payload(" and more")
print(p.layers(), p.lastlayer().load)
---
192.0.2.1 192.0.2.2 [TCP, Raw] True False True
True False None 192.0.2.2 [Raw]
192.0.2.2 TCP 192.0.2.2 b"x" True
8080 IP True
[IP, IP, TCP] False 0
[IP, IP, TCP, Raw, Raw] b" and more"

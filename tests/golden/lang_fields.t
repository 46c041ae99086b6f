p = IP(dst="192.0.2.1", ttl=3)/TCP(dport=80, flags="S")
print(p.ttl, p.dst, p.dport, p[TCP].sport, p[IP].chksum)
p.ttl = 9
p[TCP].dport = "https"
p.dst = "192.0.2.9"
print(p.ttl, p[TCP].dport, p[IP].dst)
del p.ttl
print(p.ttl, p[IP].proto)
f = p[TCP].flags
print(f, f.S, f.A, f == "S", f == 2, "S" in f, f & 2, int(f), f"{f}")
p[TCP].flags = "SA"
print(p[TCP].flags, p[TCP].flags == "AS", p[TCP].flags.A)
p[TCP].options = [("MSS", 1460), ("NOP", None)]
p[TCP].options.append(("WScale", 7))
p[TCP].options[0] = ("MSS", 500)
print(p[TCP].options, p.getfieldval("dport"), p[IP].fields)
p.setfieldval("ttl", 77)
print(p.ttl, IP(**{"ttl": 5}).ttl, IP(tos=None).tos)
---
3 192.0.2.1 80 20 None
9 443 192.0.2.9
64 6
S True False True True True 2 2 S
SA True True
[("MSS", 500), ("NOP", None), ("WScale", 7)] 443 {"dst": "192.0.2.9"}
77 5 0

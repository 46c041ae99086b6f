p = IP(src="192.0.2.1", dst="192.0.2.2")/TCP(dport=80, flags="S")
print(p.ttl, p.dport, p[TCP].sport, p[TCP].flags, p.dst)
p.ttl = 9
p[TCP].flags = "SA"
p.dport = "ssh"
print(p.ttl, p[TCP].dport, p[TCP].flags)
del p.ttl
print(p.ttl, p[IP].chksum)
print(TCP in p, UDP in p, p.haslayer(TCP), p.haslayer(UDP), p.getlayer(TCP).sport, p.getlayer(UDP))
print(p.payload, p[TCP].payload, p.layers())
print(len(p), bytes(p).hex(), raw(p) == bytes(p))
---
64 80 20 S 192.0.2.2
9 22 SA
64 None
True False True False 20 None
TCP 192.0.2.1:ftp_data > 192.0.2.2:ssh SA None [IP, TCP]
40 45000028000100004006f6cbc0000201c0000202001400160000000000000000501220000ba50000 True

# What is set deep inside a dissected packet changes it, and lengths around are computed again.
p = IP(bytes(IP(src="192.0.2.1")/UDP()/DNS(an=[DNSRR(rrname="a.example", rdata="192.0.2.7")])))
was = p[IP].len
p[DNS].an[0].rrname = "a.much.longer.example"
p[DNS].an[0].rdata = "192.0.2.8"
q = IP(bytes(p))
print(q[DNS].an[0].rrname, q[DNS].an[0].rdata, q[IP].len - was)
---
a.much.longer.example. 192.0.2.8 12

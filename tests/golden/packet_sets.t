p = IP(src="192.0.2.1", dst="192.0.2.0/30", ttl=[1, (5, 7)])/TCP(dport=(80, 82))
n = 0
for q in p:
    n = n + 1
print(n, p)
print(p[0], p[1], p[-1])
for q in IP(ttl=[1, 2])/UDP(): print(q.ttl, len(q))
---
48 IP / TCP 192.0.2.1:ftp_data > "192.0.2.0/30":(80, 82) S
IP / TCP 192.0.2.1:ftp_data > 192.0.2.0:http S IP / TCP 192.0.2.1:ftp_data > 192.0.2.0:81 S IP / TCP 192.0.2.1:ftp_data > 192.0.2.3:82 S
1 28
2 28

# Items are made of their bytes when they are asked for; a change stays, in every list that shares the item.
pkts = rdpcap("samples/office.pcap")
print(pkts, len(pkts), pkts[TCP], pkts[UDP][0].summary())
pkts[3][IP].ttl = 9
part = pkts[2:5]
part[2][IP].ttl = 8
print(pkts[3][IP].ttl, pkts[4][IP].ttl)
for p in pkts:
    if IP in p:
        p[IP].tos = 8
for i in range(len(pkts)):
    pkts[i].time
print([p[IP].tos for p in pkts if IP in p], pkts[3][IP].ttl)
print(pkts[0] is pkts[0], pkts[0] in pkts, pkts == pkts[:], pkts.index(pkts[3]))
both = pkts + [IP()/UDP()]
print(type(both), len(both), len([IP()] + pkts), len(pkts.res))
print(len(pkts.filter(lambda p: p[IP].tos == 8 if IP in p else False)))
pkts.sort(key=lambda p: -p.time)
print(pkts[0].time == max(pkts.time))
one = pkts[1]
kept = [p for p in pkts if TCP in p]
del pkts, part, both
print(one.summary())
print(len(kept), kept[0].summary())
---
<17 packets: TCP 6, UDP 4, ICMP 2, ARP 2, other 3> 17 <6 packets: TCP 6> Ether / IP / UDP / DNS Qry b'www.example.org.'
9 8
[8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8] 9
True True True 3
packet list 18 18 17
12
True
Ether / Dot1Q / IP / ICMP 192.0.2.33 > 192.0.2.34 echo-request 0 / Raw
6 Ether / IP / TCP 192.0.2.17:51514 > 198.51.100.4:http FA

# Written, read back, streamed, filtered.
wrpcap("t.pcap", [Ether(src="02:00:00:00:00:01", dst="02:00:00:00:00:02")/IP(src="192.0.2.1", dst="192.0.2.2", ttl=[1, 2])/UDP(dport=p) for p in (53, 54)])
wrpcap("t.pcap", Ether(src="02:00:00:00:00:01", dst="02:00:00:00:00:02")/IP(src="192.0.2.1", dst="192.0.2.2")/TCP(), append=True)
l = rdpcap("t.pcap")
print(len(l), l, l[0].dport, l[-1].layers(), l[1:3])
print([(p.ttl, p.dport) for p in l if UDP in p])
n = 0
keep = []
for p in PcapReader("t.pcap"):
    n += len(p)
    keep.append(p)
print(n, [p.ttl for p in keep], bytes(keep[0]) == bytes(l[0]))
print(l.filter(lambda p: TCP in p), len(rdpcap("t.pcap", count=2)), len(rdpcap("t.pcap", filter="udp port 54")))
r = PcapReader("t.pcap")
print(r.read_packet().ttl, len(r.read_all()), r.read_packet())
r.close()
l.summary(lambda p: p.sprintf("%IP.ttl% %IP.dst%"))
---
5 <5 packets: TCP 1, UDP 4> 53 [Ether, IP, TCP] <2 packets: UDP 2>
[(1, 53), (2, 53), (1, 54), (2, 54)]
222 [1, 2, 1, 2, 64] True
<1 packet: TCP 1> 2 2
1 4 None
1 192.0.2.2
2 192.0.2.2
1 192.0.2.2
2 192.0.2.2
64 192.0.2.2

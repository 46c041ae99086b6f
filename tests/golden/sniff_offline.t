ls = [IP(dst="192.0.2.%d" % i) / (UDP(dport=53) if i % 2 else TCP(dport=80)) for i in range(6)]
wrpcap("x.pcap", ls)
print(sniff(offline="x.pcap", filter="udp port 53", prn=lambda p: p.dst, store=0))
print(sniff(offline="x.pcap", count=2), sniff(offline="x.pcap", lfilter=lambda p: TCP in p), len(sniff(offline="x.pcap", stop_filter=lambda p: p.dst == "192.0.2.2")))
---
192.0.2.1
192.0.2.3
192.0.2.5
<0 packets>
<2 packets: TCP 1, UDP 1> <3 packets: TCP 3> 3

wrpcap("a.pcap", [Ether(src="02:00:00:00:00:11", dst="02:00:00:00:00:01")/IP(src="192.0.2.1", dst="192.0.2.2")/UDP()/"one"])
wrpcap("a.pcap", Ether(src="02:00:00:00:00:11", dst="02:00:00:00:00:01")/ARP(hwsrc="02:00:00:00:00:11", psrc="192.0.2.1"), append=True)
for p in rdpcap("a.pcap"):
    print(p.summary(), len(p))
n = 0
for p in PcapReader("samples/office.pcap"):
    n = n + 1
print(n, rdpcap("samples/office.pcap")[2].summary())
---
Ether / IP / UDP 192.0.2.1:domain > 192.0.2.2:domain / Raw 45
Ether / ARP who has 0.0.0.0 says 192.0.2.1 42
17 Ether / IP / UDP / DNS Qry b'www.example.org.'

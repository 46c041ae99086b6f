with PcapReader("samples/office.pcap") as r:
    for p in r:
        if TCP in p:
            print(p.summary())
            break
def first(path):
    with PcapReader(path) as r:
        return r.read_packet()
print(first("samples/office.pcap").summary())
try:
    with PcapReader("samples/office.pcap") as r:
        raise ValueError("inside")
except ValueError as e:
    print(e)
with PcapReader("samples/office.pcap") as r: print(len(r.read_all()))
---
Ether / IP / TCP 192.0.2.17:51514 > 198.51.100.4:http S
Ether / ARP who has 192.0.2.1 says 192.0.2.17
inside
17

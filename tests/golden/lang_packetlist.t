pairs = [(IP(dst="192.0.2.1")/TCP(dport=80), IP(src="192.0.2.1")/TCP(sport=80, flags="SA")), (IP()/UDP(), IP()/ICMP())]
def ports(res, at=0):
    return [r.sport for q, r in res[at:] if TCP in r]
l = PacketList(pairs, "Mine", ports=ports, first=lambda res: res[0], limit=3)
print(l, len(l), l.ports(), l.ports(at=1), l.limit, l.listname)
print(l[:1], l[:1].ports(), l.first()[0].dport)
for q, r in l:
    print(q.summary(), "|", r.summary())
print(PacketList(), PacketList([IP(), IP()/TCP()]), PacketList(rdpcap("samples/office.pcap")[:3], "Office"))
l.summary()
show = PacketList([IP()], show=lambda res: print("own show of", len(res)))
show.show()
f = show.show
f()
for wrong in [[3], [(IP(), 4)], 7]:
    try:
        PacketList(wrong)
    except TypeError as e:
        print(e)
---
<Mine, 2 pairs: TCP 1, UDP 1> 2 [80] [] 3 Mine
<Mine, 1 pair: TCP 1> [80] 80
IP / TCP 192.0.2.2:ftp_data > 192.0.2.1:http S | IP / TCP 192.0.2.1:http > 127.0.0.1:http SA
IP / UDP 127.0.0.1:domain > 127.0.0.1:domain | IP / ICMP 127.0.0.1 > 127.0.0.1 echo-request 0
<0 packets> <2 packets: TCP 1, other 1> <Office, 3 packets: UDP 1, ARP 2>
IP / TCP 192.0.2.2:ftp_data > 192.0.2.1:http S ==> IP / TCP 192.0.2.1:http > 127.0.0.1:http SA
IP / UDP 127.0.0.1:domain > 127.0.0.1:domain ==> IP / ICMP 127.0.0.1 > 127.0.0.1 echo-request 0
own show of 1
own show of 1
a packet list holds packets, or tuples of them, and item 0 is int
a packet list holds packets, or tuples of them, and item 0 is tuple
int cannot be gone through: it has no items

# What answers what: addresses, ports, identifiers, types; question, answer.
ip = IP(src="192.0.2.1", dst="192.0.2.2")
back = IP(src="192.0.2.2", dst="192.0.2.1")
six = IPv6(src="2001:db8::1", dst="2001:db8::2")
six_back = IPv6(src="2001:db8::2", dst="2001:db8::1")
group = IP(src="192.0.2.1", dst="224.0.0.1")
pairs = [
    ["echo", ip/ICMP(id=1, seq=2), back/ICMP(type=0, id=1, seq=2), True],
    ["echo, another id", ip/ICMP(id=1), back/ICMP(type=0, id=2), False],
    ["a request is no answer", ip/ICMP(id=1), back/ICMP(id=1), False],
    ["an answer asks nothing", six/ICMPv6EchoReply(id=1), six_back/ICMPv6EchoRequest(id=1), False],
    ["nor does an advertisement", six/ICMPv6ND_NA(tgt="2001:db8::1"), six_back/ICMPv6ND_NA(tgt="2001:db8::1"), False],
    ["neighbour", six/ICMPv6ND_NS(tgt="2001:db8::2"), six_back/ICMPv6ND_NA(tgt="2001:db8::2"), True],
    ["SYN", ip/TCP(sport=9, dport=80, seq=5), back/TCP(sport=80, dport=9, flags="SA", ack=6), True],
    ["SYN, a reset", ip/TCP(sport=9, dport=80, seq=5), back/TCP(sport=80, dport=9, flags="RA", ack=6), True],
    ["SYN, old numbers", ip/TCP(sport=9, dport=80, seq=5), back/TCP(sport=80, dport=9, flags="SA", ack=60), False],
    ["a reset asks nothing", ip/TCP(sport=9, flags="R"), back/TCP(sport=80, dport=9, flags="RA"), False],
    ["UDP", ip/UDP(sport=9, dport=7)/"a", back/UDP(sport=7, dport=9)/"b", True],
    ["UDP, another port", ip/UDP(sport=9, dport=7)/"a", back/UDP(sport=8, dport=9)/"b", False],
    ["closed", ip/UDP(sport=9, dport=7), IP(src="192.0.2.9", dst="192.0.2.1")/ICMP(type=3, code=3)/ip/UDP(sport=9, dport=7), True],
    ["DNS", ip/UDP(sport=9)/DNS(id=3, qd=DNSQR(qname="a.example")), back/UDP(dport=9)/DNS(id=3, qr=1, qd=DNSQR(qname="a.example")), True],
    ["DNS, another name", ip/UDP(sport=9)/DNS(id=3, qd=DNSQR(qname="a.example")), back/UDP(dport=9)/DNS(id=3, qr=1, qd=DNSQR(qname="b.example")), False],
    ["a group, from anyone", group/ICMP(id=1), IP(src="192.0.2.7", dst="192.0.2.1")/ICMP(type=0, id=1), True],
    ["a group, addresses alone", group/Raw("x"), IP(src="192.0.2.7", dst="224.0.0.1")/Raw("y"), False],
    ["no protocol", IP(src="192.0.2.1", dst="192.0.2.2", proto=253)/"x", IP(src="192.0.2.2", dst="192.0.2.1", proto=253)/"y", True],
    ["another protocol", IPv6(src="::1", dst="::2", nh=253)/"x", IPv6(src="::2", dst="::1", nh=254)/"y", False],
    ["behind a header", six/IPv6ExtHdrDestOpt()/UDP(sport=9, dport=7), six_back/UDP(sport=7, dport=9), True],
    ["ARP", ARP(psrc="192.0.2.1", pdst="192.0.2.2"), ARP(op=2, psrc="192.0.2.2", pdst="192.0.2.1"), True],
    ["ARP, to another", ARP(psrc="192.0.2.1", pdst="192.0.2.2"), ARP(op=2, psrc="192.0.2.2", pdst="192.0.2.8"), False],
    ["in a tunnel", ip/IP(src="10.0.0.1", dst="10.0.0.2")/ICMP(id=1), back/IP(src="10.0.0.2", dst="10.0.0.1")/ICMP(type=0, id=1), True],
    ["out of a tunnel", ip/IP(src="10.0.0.1", dst="10.0.0.2")/ICMP(id=1), IP(src="10.0.0.2", dst="10.0.0.1")/ICMP(type=0, id=1), True],
    ["another network", Ether()/Dot1Q(vlan=5)/ip/ICMP(id=1), Ether()/Dot1Q(vlan=5)/back/ICMP(type=0, id=1), True],
]
for name, q, a, want in pairs:
    got = a.answers(q)
    print("yes" if got else "no ", name)
    assert bool(got) == want, name
---
yes echo
no  echo, another id
no  a request is no answer
no  an answer asks nothing
no  nor does an advertisement
yes neighbour
yes SYN
yes SYN, a reset
no  SYN, old numbers
no  a reset asks nothing
yes UDP
no  UDP, another port
yes closed
yes DNS
no  DNS, another name
yes a group, from anyone
no  a group, addresses alone
yes no protocol
no  another protocol
yes behind a header
yes ARP
no  ARP, to another
yes in a tunnel
yes out of a tunnel
yes another network

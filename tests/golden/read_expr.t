%%RUN read samples/office.pcap -o expr
---
Ether(src="02:00:00:00:00:11")/ARP(hwsrc="02:00:00:00:00:11", psrc="192.0.2.17", pdst="192.0.2.1")
Ether(dst="02:00:00:00:00:11", src="02:00:00:00:00:01")/ARP(op=2, hwsrc="02:00:00:00:00:01", psrc="192.0.2.1", hwdst="02:00:00:00:00:11", pdst="192.0.2.17")
Ether(dst="02:00:00:00:00:01", src="02:00:00:00:00:11")/IP(id=7001, flags="DF", src="192.0.2.17", dst="192.0.2.1")/UDP(sport=40022)/DNS(id=7982, qd=[DNSQR(qname="www.example.org.")])
Ether(dst="02:00:00:00:00:11", src="02:00:00:00:00:01")/IP(id=311, src="192.0.2.1", dst="192.0.2.17")/UDP(dport=40022)/DNS(id=7982, qr=1, ra=1, qd=[DNSQR(qname="www.example.org.")], an=[DNSRR(rrname="www.example.org.", ttl=300, rdata="198.51.100.4")])
Ether(dst="02:00:00:00:00:01", src="02:00:00:00:00:11")/IP(id=41000, flags="DF", src="192.0.2.17", dst="198.51.100.4")/TCP(sport=51514, seq=3021551, window=64240, options=[("MSS", 1460), ("SAckOK", b""), ("Timestamp", (71, 0)), ("NOP", None), ("WScale", 7)])
Ether(dst="02:00:00:00:00:11", src="02:00:00:00:00:01")/IP(id=0, flags="DF", src="198.51.100.4", dst="192.0.2.17")/TCP(sport=80, dport=51514, seq=99120, ack=3021552, flags="SA", window=65160, options=[("MSS", 1460), ("SAckOK", b""), ("Timestamp", (9001, 71)), ("NOP", None), ("WScale", 7)])
Ether(dst="02:00:00:00:00:01", src="02:00:00:00:00:11")/IP(id=41001, flags="DF", src="192.0.2.17", dst="198.51.100.4")/TCP(sport=51514, seq=3021552, ack=99121, flags="A", window=502, options=[("NOP", None), ("NOP", None), ("Timestamp", (72, 9001))])
Ether(dst="02:00:00:00:00:01", src="02:00:00:00:00:11")/IP(id=41002, flags="DF", src="192.0.2.17", dst="198.51.100.4")/TCP(sport=51514, seq=3021552, ack=99121, flags="PA", window=502, options=[("NOP", None), ("NOP", None), ("Timestamp", (72, 9001))])/HTTP()/HTTPRequest(headers=["Host"], Host=b"www.example.org")
Ether(dst="02:00:00:00:00:11", src="02:00:00:00:00:01")/IP(id=5120, flags="DF", src="198.51.100.4", dst="192.0.2.17")/TCP(dport=51514, seq=99121, ack=3021593, flags="PA", window=509, options=[("NOP", None), ("NOP", None), ("Timestamp", (9031, 72))])/HTTP()/HTTPResponse()/"hello\n"
Ether(dst="02:00:00:00:00:01", src="02:00:00:00:00:11")/IP(id=41003, flags="DF", src="192.0.2.17", dst="198.51.100.4")/TCP(sport=51514, seq=3021593, ack=99165, flags="FA", window=501, options=[("NOP", None), ("NOP", None), ("Timestamp", (103, 9031))])
Ether(dst="02:00:00:00:00:01", src="02:00:00:00:00:11")/IP(id=91, ttl=1, src="192.0.2.17", dst="203.0.113.9")/UDP(sport=33434, dport=33435)/"traceroute"
Ether(dst="02:00:00:00:00:11", src="02:00:00:00:00:01")/IP(id=312, src="192.0.2.1", dst="192.0.2.17")/ICMP(type=11)/IPerror(id=91, ttl=1, src="192.0.2.17", dst="203.0.113.9")/UDPerror(sport=33434, dport=33435)/"traceroute"
Ether(src="02:00:00:00:00:11")/IPv6(src="2001:db8::17", dst="ff02::1:ff00:1")/ICMPv6ND_NS(tgt="2001:db8::1")/ICMPv6NDOptSrcLLAddr(lladdr="02:00:00:00:00:11")
Ether(dst="02:00:00:00:00:11", src="02:00:00:00:00:01")/IPv6(src="2001:db8::1", dst="2001:db8::17")/ICMPv6ND_NA(S=1, tgt="2001:db8::1")/ICMPv6NDOptDstLLAddr(lladdr="02:00:00:00:00:01")
Ether(dst="02:00:00:00:00:01", src="02:00:00:00:00:11")/IPv6(fl=74565, src="2001:db8::17", dst="2001:db8:1::4")/ICMPv6EchoRequest(id=77, seq=1, data=b"0123456789")
Ether(dst="02:00:00:00:00:12", src="02:00:00:00:00:11")/Dot1Q(prio=5, vlan=30)/IP(id=5, src="192.0.2.33", dst="192.0.2.34")/ICMP(id=9, seq=1)/"over a VLAN"
Ether(dst="02:00:00:00:00:01", src="02:00:00:00:00:11")/IP(id=7002, flags="DF", src="192.0.2.17", dst="192.0.2.1")/UDP(sport=40023, chksum=4660)/DNS(id=7983, qd=[DNSQR(qname="bad.example.org.", qtype=28)])

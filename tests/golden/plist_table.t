pkts = rdpcap("samples/office.pcap")
s = pkts.sessions()
for name in s:
    print(name, len(s[name]))
print(pkts.sessions(lambda p: p.haslayer(IP)))
pkts.conversations()
pkts[DNS].conversations(lambda p: (p[IP].src, "dns", p[UDP].sport))
print(pkts[ICMP].conversations(dot=True, dump=True))
pkts[TCP].make_table(lambda p: (p[IP].dst, p[TCP].dport, p[TCP].flags))
pkts[IP].make_table(lambda p: (p[IP].proto, p[IP].src, len(p)))
---
ARP 192.0.2.17 > 192.0.2.1 1
ARP 192.0.2.1 > 192.0.2.17 1
UDP 192.0.2.17:40022 > 192.0.2.1:53 1
UDP 192.0.2.1:53 > 192.0.2.17:40022 1
TCP 192.0.2.17:51514 > 198.51.100.4:80 4
TCP 198.51.100.4:80 > 192.0.2.17:51514 2
UDP 192.0.2.17:33434 > 203.0.113.9:33435 1
ICMP 192.0.2.1 > 192.0.2.17 type=11 code=0 id=None 1
IPv6 2001:db8::17 > ff02::1:ff00:1 nh=ICMPv6 1
IPv6 2001:db8::1 > 2001:db8::17 nh=ICMPv6 1
IPv6 2001:db8::17 > 2001:db8:1::4 nh=ICMPv6 1
ICMP 192.0.2.33 > 192.0.2.34 type=8 code=0 id=0x9 1
UDP 192.0.2.17:40023 > 192.0.2.1:53 1
{False: <5 packets: ARP 2, other 3>, True: <12 packets: TCP 6, UDP 4, ICMP 2>}
192.0.2.17   > 198.51.100.4        4 packets        313 bytes
192.0.2.17   > 192.0.2.1           3 packets        192 bytes
192.0.2.1    > 192.0.2.17          3 packets        228 bytes
198.51.100.4 > 192.0.2.17          2 packets        184 bytes
192.0.2.17   > 203.0.113.9         1 packet          52 bytes
2001:db8::17 > ff02::1:ff00:1      1 packet          86 bytes
2001:db8::1  > 2001:db8::17        1 packet          86 bytes
2001:db8::17 > 2001:db8:1::4       1 packet          72 bytes
192.0.2.33   > 192.0.2.34          1 packet          57 bytes
192.0.2.17 > dns      2 packets        150 bytes  40022, 40023
192.0.2.1  > dns      1 packet         106 bytes  53
digraph "conv" {
	"192.0.2.1" -> "192.0.2.17" [label="1"]
	"192.0.2.33" -> "192.0.2.34" [label="1"]
}
      192.0.2.17 198.51.100.4
80    -          FA
51514 PA         -
             1  6   17
192.0.2.1    80 -   106
192.0.2.17   -  66  75
192.0.2.33   57 -   -
198.51.100.4 -  110 -

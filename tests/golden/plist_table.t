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

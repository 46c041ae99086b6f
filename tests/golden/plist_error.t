pkts = rdpcap("samples/office.pcap")
pkts[TCP].make_table(lambda p: p[IP].dst)
---

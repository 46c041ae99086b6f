wrpcap(IP(), "x.pcap")
---

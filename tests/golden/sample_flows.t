%%RUN samples/flows.pkt
---
flow-1.pcap:   2 packets  UDP   192.0.2.1:53 <> 192.0.2.17:40022
flow-2.pcap:   6 packets  TCP   192.0.2.17:51514 <> 198.51.100.4:80
flow-3.pcap:   1 packets  UDP   192.0.2.17:33434 <> 203.0.113.9:33435
flow-4.pcap:   1 packets  other 192.0.2.1:0 <> 192.0.2.17:0
flow-5.pcap:   1 packets  other 2001:db8::17:0 <> ff02::1:ff00:1:0
flow-6.pcap:   1 packets  other 2001:db8::1:0 <> 2001:db8::17:0
flow-7.pcap:   1 packets  other 2001:db8:1::4:0 <> 2001:db8::17:0
flow-8.pcap:   1 packets  other 192.0.2.33:0 <> 192.0.2.34:0
flow-9.pcap:   1 packets  UDP   192.0.2.1:53 <> 192.0.2.17:40023
2 packets belong to no flow

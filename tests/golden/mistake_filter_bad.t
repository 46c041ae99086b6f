rdpcap("samples/office.pcap", filter="tcp prot 80")
---

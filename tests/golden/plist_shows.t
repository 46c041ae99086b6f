pkts = rdpcap("samples/office.pcap")[2:8]
pkts.summary()
pkts.nsummary(lfilter=lambda p: UDP in p)
pkts.show(prn=lambda p: p.sprintf("%IP.src% > %IP.dst%"))
pkts[:1].hexdump()
pkts.hexraw(lfilter=lambda p: Raw in p)
rdpcap("samples/office.pcap").padding()
---

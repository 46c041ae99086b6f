%%RUN read samples/office.pcap --statistics -Y "frame.len > 5000"
---
0 packets, 0 bytes

%%RUN read samples/office.pcap -o none
---

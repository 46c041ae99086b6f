%%RUN read samples/office.pcap --follow tcp
---
tcp:0  192.0.2.17:51514 > 198.51.100.4:80                   41 bytes >          44 bytes <

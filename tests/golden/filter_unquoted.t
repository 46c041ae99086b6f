%%RUN read samples/office.pcap -Y 'ip.src == 192.0.2.1'
---
%%FAIL 2
-Y:1:16: error: unexpected number
    ip.src == 192.0.2.1
                   ^~ an address stands in quotes

%%RUN read samples/office.pcap -Y 'tcp.dport == 80000'
---
%%FAIL 2
-Y:1:14: error: 80000 does not fit in TCP.dport (16 bits: 0 to 65535)
    tcp.dport == 80000
                 ^~~~~

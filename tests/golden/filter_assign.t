%%RUN read samples/office.pcap -Y 'tcp.dport = 80'
---
%%FAIL 2
-Y:1:1: error: a filter is one expression, such as tcp.dport == 80
    tcp.dport = 80
    ^~~~~~~~~~~~~~ did you mean '=='?

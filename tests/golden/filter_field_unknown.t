%%RUN read samples/office.pcap -Y 'tcp.dprot == 80'
---
%%FAIL 2
-Y:1:5: error: TCP has no field 'dprot'
    tcp.dprot == 80
        ^~~~~ did you mean 'dport'?

%%RUN read samples/office.pcap -Y 'tcp && udp'
---
%%FAIL 2
-Y:1:5: error: '&&' means nothing here
    tcp && udp
        ^~ did you mean 'and'?

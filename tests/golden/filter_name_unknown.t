%%RUN read samples/office.pcap -Y 'tcp.dport == "htp"'
---
%%FAIL 2
-Y:1:14: error: 'htp' is not a value of TCP.dport
    tcp.dport == "htp"
                 ^~~~~ did you mean 'ftp'?

%%RUN read samples/office.pcap -Y 'ip.src == "bla"'
---
%%FAIL 2
-Y:1:11: error: "bla" is not an IPv4 address or network, which IP.src is
    ip.src == "bla"
              ^~~~~

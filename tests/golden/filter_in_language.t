%%RUN read samples/office.pcap -Y 'p.foo == 5'
---
%%FAIL 2
-Y:1:14: error: no layer has a field, and nothing has a method 'foo'
    lambda p: (p.foo == 5)
                 ^~~

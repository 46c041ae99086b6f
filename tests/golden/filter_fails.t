%%RUN read samples/office.pcap -Y 'p[UDP].sport / 0 > 5'
---
%%FAIL 2
-Y:1:12: error: division by zero
    lambda p: (p[UDP].sport / 0 > 5)
               ^~~~~~~~~~~~~~~~
    in the lambda

%%RUN read samples/office.pcap -j 99
---
%%FAIL 2
pkt: -j: '99' is not a number of threads (1 to 64, or 0 for as many as there are cores)
pkt: pkt --help tells how it is called

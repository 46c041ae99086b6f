%%RUN read samples/office.pcap -o text:x
---
%%FAIL 2
pkt: -o text goes to standard output, and takes no file; the shell's > does
pkt: pkt --help tells how it is called

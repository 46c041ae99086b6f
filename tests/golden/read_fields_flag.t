%%RUN read samples/office.pcap --fields tcp.flags.X
---
%%FAIL 2
pkt: 'X' is not one of the flags
    tcp.flags.X
              ^ the flags are FSRPAUECN

%%RUN read samples/office.pcap --fields ip.src,tcp.dprot
---
%%FAIL 2
pkt: TCP has no field 'dprot'
    ip.src,tcp.dprot
               ^~~~~ did you mean 'dport'?

%%RUN read samples/office.pcap --fields ip.src,icpm.type
---
%%FAIL 2
pkt: there is no layer 'icpm'
    ip.src,icpm.type
           ^~~~ did you mean 'ICMP'?

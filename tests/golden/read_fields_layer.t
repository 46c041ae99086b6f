%%RUN read samples/office.pcap --fields ip
---
%%FAIL 2
pkt: 'ip' is a layer: which of its fields?
    ip
    ^~ fields are called as ip.src, tcp.dport or frame.len

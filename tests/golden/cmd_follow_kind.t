%%RUN read samples/office.pcap --follow icmp
---
%%FAIL 2
pkt: --follow: 'icmp' is no kind of stream; there are tcp and udp
    --follow tcp lists the connections, --follow tcp:0 shows the first

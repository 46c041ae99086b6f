%%RUN read samples/office.pcap -o csv
---
%%FAIL 2
pkt: -o csv: which columns?
    --fields ip.src,tcp.dport,frame.len
pkt: pkt --help tells how it is called

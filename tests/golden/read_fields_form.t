%%RUN read samples/office.pcap -o json --fields ip.src
---
%%FAIL 2
pkt: --fields are the columns of -o tsv and -o csv, not of -o json
pkt: pkt --help tells how it is called

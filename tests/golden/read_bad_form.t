%%RUN read samples/office.pcap -o tetx
---
%%FAIL 2
pkt: -o: 'tetx' is not a form; there are text, show, expr, hex, bytes, json, tsv, csv, raw, svg, sqlite:FILE, pcap, pcapng and none
    did you mean 'text'?
pkt: pkt --help tells how it is called

%%RUN read samples/office.pcap -o sqlite
---
%%FAIL 2
pkt: -o sqlite: into which file? -o sqlite:packets.db
pkt: pkt --help tells how it is called

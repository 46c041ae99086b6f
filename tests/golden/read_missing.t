%%RUN read no/such/file.pcap
---
%%FAIL 3
pkt: cannot open no/such/file.pcap: No such file or directory

%%RUN raed samples/office.pcap
---
%%FAIL 2
pkt: 'raed' is neither a command nor a script
    did you mean 'read'?
pkt: pkt --help tells how it is called

%%RUN samples/office.pcap
---
%%FAIL 2
pkt: samples/office.pcap is a capture, not a script; to decode it: pkt read samples/office.pcap

%%RUN diff samples/office.pcap samples/office.pcap --ignore chksm
---
%%FAIL 2
--ignore:1:1: error: no layer has a field 'chksm'
    chksm
    ^~~~~ did you mean 'chksum'?

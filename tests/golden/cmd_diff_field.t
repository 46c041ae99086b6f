%%RUN diff samples/office.pcap samples/office.pcap --ignore ip.ttl,ip.ttx
---
%%FAIL 2
--ignore:1:11: error: IP has no field 'ttx'
    ip.ttl,ip.ttx
              ^~~ did you mean 'ttl'?

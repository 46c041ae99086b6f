%%RUN diff samples/office.pcap samples/office.pcap --ignore tcp.flags.S
---
%%FAIL 2
--ignore:1:11: error: 'tcp.flags.S' is not a whole field of a layer
    tcp.flags.S
              ^

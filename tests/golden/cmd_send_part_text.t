%%RUN send 'IP(dst="192.0.2.1")' --shard 14
---
%%FAIL 2
pkt: --shard: '14' is not i/n
    0/4, 1/4, 2/4 and 3/4 are together the whole
pkt: pkt --help tells how it is called

%%RUN send 'IP(dst="192.0.2.1")' --shard 4/4
---
%%FAIL 2
pkt: --shard: there is no part 4/4
    they are numbered from 0 to 3
pkt: pkt --help tells how it is called

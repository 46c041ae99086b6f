%%RUN send 'IP(dst="192.0.2.1")' --shard 1/4 --permute
---
%%FAIL 2
pkt: --permute with --shard needs --seed: all parts are of one order
    give all of them the same, such as --seed 1
pkt: pkt --help tells how it is called

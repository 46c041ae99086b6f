%%RUN help sets
---
sets: one expression, many packets

A field may have several values: then the packet is a set, one packet for each combination.
    >>> s = IP(dst="192.0.2.0/30")/TCP(dport=[22, (80, 90)])
    >>> size(s)              # 4 addresses, 12 ports
    >>> s[5]                 # one of them; nothing is stored
    >>> for p in s[0:3]: print(p.summary())
    >>> permute(s, 1)        # all of it in an order of the seed 1; shard(s, i, n): part i of n
[22, 80] are values, (80, 90) is from 80 to 90, "192.0.2.0/24" a network. The inner layer varies fastest.
A list of packets is one set after the other. In options and other lists a list is the value itself.

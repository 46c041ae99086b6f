%%RUN sr --help
---
pkt sr EXPR [-i IFACE] [-t SECONDS] [-r RATE] [-c N] [-g]
pkt loop EXPR [-i IFACE] [-t SECONDS] [-r RATE] [-c N] [-g]

Sends the probes that EXPR describes and shows their answers, a line for each, and why there is none. loop does so once
a second until N rounds or Ctrl-C. Ends with how many were answered and how fast.

  -i, --iface IFACE   by this interface, not by the route
  -t, --timeout S     wait S seconds after the last probe of a round (1)
  -r, --rate RATE     10k probes, or 200Mbit, per second
  -c, --count N       N rounds
  -g, --guard         this machine does not reset the answers to TCP probes (needs cap_net_admin)
      --permute       in an order that the seed decides; nothing is stored
      --shard I/N     part I (from 0) of N; together they are the whole, each packet once
      --seed S        of random values and of the order: the same packets again, on any machine
      --resume FILE   keep in FILE how far it came, and go on from there

Examples:
  pkt sr 'IP(dst="192.0.2.1")/TCP(dport=[22, 80], flags="S")'
  pkt loop 'IP(dst="192.0.2.1")/ICMP()' -c 3

Exit status: 0 something answered, 1 nothing did, 3 the system refused.

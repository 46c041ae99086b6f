%%RUN help diff
---
pkt diff A B [FILTER words] [--ignore FIELDS]

Compares two captures: packets of the same ends find each other in order, equal ones first; of those that changed every
field that differs is shown. Exit status: 0 there is no difference, 1 there is one.

      --ignore FIELDS  not compared, with commas between: ip.id,tcp.seq; a name alone (chksum) is that field of every layer.
                       Without addresses or ports packets find each other by their order alone

Examples:
  pkt diff before.pcap after.pcap
  pkt diff inside.pcap outside.pcap --ignore ip.src,tcp.sport,ip.ttl,chksum

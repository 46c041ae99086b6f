%%RUN ls --help
---
pkt ls [LAYER...]

Without a name: every layer and what it is. With names: their fields, widths, defaults, and what is computed.
A part of a name (dns) lists the layers that have it in theirs.

Examples:
  pkt ls
  pkt ls TCP
  pkt ls IP UDP DNS

%%RUN ls --help
---
pkt ls [NAME...]

Without a name: every layer and what it is, and the tools of the library (arping, ...). With names of layers: their fields,
widths, defaults, and what is computed; of functions: their parameters. A part of a name (dns) lists the layers that have
it in theirs.

Examples:
  pkt ls
  pkt ls TCP
  pkt ls IP UDP DNS

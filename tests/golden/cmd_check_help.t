%%RUN check --help
---
pkt check FILE|-

Parses a script and looks up its names: layers, fields, functions, and values that are written out. Nothing is run.
Every mistake goes to standard error. Exit status: 0 none was found, 2 there are some, 3 the file cannot be read.

Example:
  pkt check probe.pkt && sudo pkt probe.pkt

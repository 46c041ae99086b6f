%%RUN check --help
---

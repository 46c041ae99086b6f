%%RUN samples/capdiff.pkt
---

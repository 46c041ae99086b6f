%%RUN check
---

%%RUN --color=never ls Raw
---
Raw · Bytes that no protocol claims
  load          bytes           b""

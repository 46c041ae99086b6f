include lib.pkt
---

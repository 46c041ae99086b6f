%%RUN samples/vlan_strip.pkt
---

%%RUN samples/vlan_strip.pkt
---
VLAN 30: 1 tags taken off
17 frames written, 0 of them still tagged

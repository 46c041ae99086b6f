%%RUN samples/sums.pkt
---
packet 4: UDP.chksum is 0x64f8, should be 0x64f9
packet 8: IP.chksum is 0x0000, should be 0xae27
packet 17: UDP.chksum is 0x1234, should be 0x6d93
21 good, 3 bad

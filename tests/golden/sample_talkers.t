%%RUN samples/talkers.pkt
---
192.0.2.17               7 packets     515 bytes  43.4 %
192.0.2.1                2 packets     186 bytes  15.7 %
198.51.100.4             2 packets     184 bytes  15.5 %
2001:db8::17             2 packets     158 bytes  13.3 %
2001:db8::1              1 packets      86 bytes   7.3 %
192.0.2.33               1 packets      57 bytes   4.8 %

%%RUN read samples/office.pcap --statistics
---
17 packets, 1270 bytes, 09:14:02.118200000 to 09:14:02.179000000, 60.8 ms: 279.6 packets/s, 167 kbit/s

Protocols                                        packets          bytes   share
  Ether                                             17           1270 100.0 %  ██████████████████████████████
    ARP                                              2             84  11.8 %  ███▌
    IP                                              11            885  64.7 %  ███████████████████▍
      UDP                                            4            308  23.5 %  ███████
        DNS                                          3            256  17.6 %  █████▎
        Raw                                          1             52   5.9 %  █▊
      TCP                                            6            497  35.3 %  ██████████▋
        HTTP                                         2            217  11.8 %  ███▌
          HTTPRequest                                1            107   5.9 %  █▊
          HTTPResponse                               1            110   5.9 %  █▊
            Raw                                      1            110   5.9 %  █▊
      ICMP                                           1             80   5.9 %  █▊
        IPerror                                      1             80   5.9 %  █▊
          UDPerror                                   1             80   5.9 %  █▊
            Raw                                      1             80   5.9 %  █▊
    IPv6                                             3            244  17.6 %  █████▎
      ICMPv6ND_NS                                    1             86   5.9 %  █▊
        ICMPv6NDOptSrcLLAddr                         1             86   5.9 %  █▊
      ICMPv6ND_NA                                    1             86   5.9 %  █▊
        ICMPv6NDOptDstLLAddr                         1             86   5.9 %  █▊
      ICMPv6EchoRequest                              1             72   5.9 %  █▊
    Dot1Q                                            1             57   5.9 %  █▊
      IP                                             1             57   5.9 %  █▊
        ICMP                                         1             57   5.9 %  █▊
          Raw                                        1             57   5.9 %  █▊

Ends of Ether                                     sent          bytes    received          bytes
  02:00:00:00:00:11                                 11            772           6            498
  02:00:00:00:00:01                                  6            498           8            587
  33:33:ff:00:00:01                                  0              0           1             86
  02:00:00:00:00:12                                  0              0           1             57
  ff:ff:ff:ff:ff:ff                                  0              0           1             42

Ends of ARP                                       sent          bytes    received          bytes
  192.0.2.1                                          1             42           1             42
  192.0.2.17                                         1             42           1             42

Ends of IP                                        sent          bytes    received          bytes
  192.0.2.17                                         7            515           4            370
  198.51.100.4                                       2            184           4            313
  192.0.2.1                                          2            186           2            150
  192.0.2.33                                         1             57           0              0
  192.0.2.34                                         0              0           1             57
  203.0.113.9                                        0              0           1             52

Ends of IPv6                                      sent          bytes    received          bytes
  2001:db8::17                                       2            158           1             86
  ff02::1:ff00:1                                     0              0           1             86
  2001:db8::1                                        1             86           0              0
  2001:db8:1::4                                      0              0           1             72

Conversations of Ether (4)                           >          bytes           <          bytes
  02:00:00:00:00:01 - 02:00:00:00:00:11              6            498           8            587  60.1 ms
  02:00:00:00:00:11 - 33:33:ff:00:00:01              1             86           0              0  0 ns
  02:00:00:00:00:11 - 02:00:00:00:00:12              1             57           0              0  0 ns
  02:00:00:00:00:11 - ff:ff:ff:ff:ff:ff              1             42           0              0  0 ns

Conversations of ARP (1)                             >          bytes           <          bytes
  192.0.2.17 - 192.0.2.1                             1             42           1             42  700 us

Conversations of IP (4)                              >          bytes           <          bytes
  192.0.2.17 - 198.51.100.4                          4            313           2            184  32.8 ms
  192.0.2.17 - 192.0.2.1                             2            150           2            186  59.4 ms
  192.0.2.33 - 192.0.2.34                            1             57           0              0  0 ns
  192.0.2.17 - 203.0.113.9                           1             52           0              0  0 ns

Conversations of UDP over IP (3)                     >          bytes           <          bytes
  192.0.2.17:40022 - 192.0.2.1:53                    1             75           1            106  700 us
  192.0.2.17:40023 - 192.0.2.1:53                    1             75           0              0  0 ns
  192.0.2.17:33434 - 203.0.113.9:33435               1             52           0              0  0 ns

Conversations of TCP over IP (1)                     >          bytes           <          bytes
  192.0.2.17:51514 - 198.51.100.4:80                 4            313           2            184  32.8 ms

Conversations of IPv6 (3)                            >          bytes           <          bytes
  2001:db8::17 - ff02::1:ff00:1                      1             86           0              0  0 ns
  2001:db8::1 - 2001:db8::17                         1             86           0              0  0 ns
  2001:db8::17 - 2001:db8:1::4                       1             72           0              0  0 ns

Sizes: 42 to 110 bytes, 74.7 on average
  0-63                                               4                 23.5 %  ███████
  64-127                                            13                 76.5 %  ███████████████████████

Packets over time: a column is 1.02 ms, the highest 2
  █▄▄                   ▄█▄                            ▄▄█▄▄█▄

%%RUN read samples/office.pcap --statistics -Y arp
---
2 packets, 84 bytes, 09:14:02.118200000 to 09:14:02.118900000, 700 us: 2857 packets/s, 960 kbit/s

Protocols                                        packets          bytes   share
  Ether                                              2             84 100.0 %  ██████████████████████████████
    ARP                                              2             84 100.0 %  ██████████████████████████████

Ends of Ether                                     sent          bytes    received          bytes
  02:00:00:00:00:11                                  1             42           1             42
  ff:ff:ff:ff:ff:ff                                  0              0           1             42
  02:00:00:00:00:01                                  1             42           0              0

Ends of ARP                                       sent          bytes    received          bytes
  192.0.2.1                                          1             42           1             42
  192.0.2.17                                         1             42           1             42

Conversations of Ether (2)                           >          bytes           <          bytes
  02:00:00:00:00:11 - ff:ff:ff:ff:ff:ff              1             42           0              0  0 ns
  02:00:00:00:00:01 - 02:00:00:00:00:11              1             42           0              0  0 ns

Conversations of ARP (1)                             >          bytes           <          bytes
  192.0.2.17 - 192.0.2.1                             1             42           1             42  700 us

Sizes: 42 to 42 bytes, 42.0 on average
  0-63                                               2                100.0 %  ██████████████████████████████

Packets over time: a column is 16.0 us, the highest 1
  █                                          █

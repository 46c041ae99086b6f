%%RUN read tests/golden/data/user0.pcap
---
09:14:02.118200000  len=42  42
%%ERR
pkt: tests/golden/data/user0.pcap: packet 1: link type 147 is not known, its packets are shown as Raw; known are 0 (NULL), 1 (EN10MB), 9 (PPP), 12 (RAW), 14, 31, 50 (PPP_SERIAL), 51 (PPP_ETHER), 101, 104 (C_HDLC), 105 (IEEE802_11), 108 (LOOP), 113 (LINUX_SLL), 127 (IEEE802_11_RADIO), 144 (LINUX_IRDA), 166 (PPP_PPPD), 195 (IEEE802_15_4), 204, 227 (CAN_SOCKETCAN), 228 (IPV4), 229 (IPV6), 230 (IEEE802_15_4_NOFCS), 274 (ETHERNET_MPACKET), 276 (LINUX_SLL2)

%%RUN samples/malformed.pkt
---
header shorter than five words       42 bytes  Ether / 192.0.2.17 > 192.0.2.1 udp / Raw
total length beyond the frame        43 bytes  Ether / IP / UDP 192.0.2.17:domain > 192.0.2.1:domain / Raw
total length below the header        43 bytes  Ether / IP / UDP 192.0.2.17:domain > 192.0.2.1:domain / Raw
version 5 in an IPv4 frame           42 bytes  Ether / IP / ICMP 192.0.2.17 > 192.0.2.1 echo-request 0
source is a broadcast                42 bytes  Ether / IP / ICMP 255.255.255.255 > 192.0.2.1 echo-request 0
source equals destination            54 bytes  Ether / IP / TCP 192.0.2.1:netbios_ssn > 192.0.2.1:netbios_ssn S
last fragment ends beyond 65535     134 bytes  Ether / 192.0.2.17 > 192.0.2.1 hopopt frag:8189 / Raw
SYN and FIN together                 54 bytes  Ether / IP / TCP 192.0.2.17:ftp_data > 192.0.2.1:http FS
no flags at all                      54 bytes  Ether / IP / TCP 192.0.2.17:ftp_data > 192.0.2.1:http 0
all flags                            54 bytes  Ether / IP / TCP 192.0.2.17:ftp_data > 192.0.2.1:http FSRPAUEC
TCP header longer than the packet    54 bytes  Ether / IP / TCP 192.0.2.17:ftp_data > 192.0.2.1:http S
an option whose length is 0          58 bytes  Ether / IP / TCP 192.0.2.17:ftp_data > 192.0.2.1:http S
UDP length below its header          45 bytes  Ether / IP / UDP 192.0.2.17:domain > 192.0.2.1:domain / Raw
UDP checksum wrong                   45 bytes  Ether / IP / UDP 192.0.2.17:domain > 192.0.2.1:domain / Raw
DNS that points at itself            60 bytes  Ether / IP / UDP / DNS Qry b'.'

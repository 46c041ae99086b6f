for p in PcapReader("tests/golden/data/cut.pcap"):
    print(p.summary())
---
%%FAIL 3
<script>:1:10: error: tests/golden/data/cut.pcap: ends inside packet 3 (offset 156: 75 bytes promised, 30 there); 2 packets were read
    for p in PcapReader("tests/golden/data/cut.pcap"):
             ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
%%OUT
Ether / ARP who has 192.0.2.1 says 192.0.2.17
Ether / ARP is at 02:00:00:00:00:01 says 192.0.2.1

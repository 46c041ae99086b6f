pkts = rdpcap("samples/office.pcap")
pkts[TCP].make_table(lambda p: p[IP].dst)
---
%%FAIL 2
<script>:2:22: error: make_table() takes a function that gives (column, row, cell), not str
    pkts[TCP].make_table(lambda p: p[IP].dst)
                         ^~~~~~~~~~~~~~~~~~~

rdpcap("tests/golden/data/magic.pcap")
---
%%FAIL 3
<script>:1:8: error: tests/golden/data/magic.pcap is not a capture file: it begins with de ad be ef, neither pcap nor pcapng
    rdpcap("tests/golden/data/magic.pcap")
           ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

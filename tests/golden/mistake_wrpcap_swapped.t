wrpcap(IP(), "x.pcap")
---
%%FAIL 2
<script>:1:8: error: wrpcap() takes text as 'path', not packet
    wrpcap(IP(), "x.pcap")
           ^~~~

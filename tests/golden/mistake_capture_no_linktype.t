wrpcap("t.pcap", Raw("x"))
---
%%FAIL 2
<script>:1:18: error: a capture file cannot begin with Raw: it has no link type
    wrpcap("t.pcap", Raw("x"))
                     ^~~~~~~~ linktype=… gives one

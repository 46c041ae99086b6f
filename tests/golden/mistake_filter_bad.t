rdpcap("samples/office.pcap", filter="tcp prot 80")
---
%%FAIL 2
<script>:1:38: error: filter: 'prot' is not a filter word
    rdpcap("samples/office.pcap", filter="tcp prot 80")
                                         ^~~~~~~~~~~~~ did you mean 'port'?

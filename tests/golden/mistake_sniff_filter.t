sniff(offline="samples/office.pcap", filter="tcp prot 80", count=1)
---
%%FAIL 2
<script>:1:45: error: filter: 'prot' is not a filter word
    sniff(offline="samples/office.pcap", filter="tcp prot 80", count=1)
                                                ^~~~~~~~~~~~~ did you mean 'port'?

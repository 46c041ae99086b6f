for p in rdpcap("no/such/file.pcap"):
    print(p)
---
%%FAIL 3
<script>:1:17: error: cannot open no/such/file.pcap: No such file or directory
    for p in rdpcap("no/such/file.pcap"):
                    ^~~~~~~~~~~~~~~~~~~

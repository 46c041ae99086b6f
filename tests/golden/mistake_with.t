with PcapReader("samples/office.pcap"):
    pass
---
%%FAIL 2
<script>:1:39: error: unexpected ':'
    with PcapReader("samples/office.pcap"):
                                          ^ missing 'as'? with PcapReader(path) as r:

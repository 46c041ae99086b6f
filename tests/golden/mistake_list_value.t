p = IP(ttl=[])
---
%%FAIL 2
<script>:1:12: error: the list for IP.ttl is empty: it describes no packet
    p = IP(ttl=[])
               ^~

p = IP()/TCP()
p["UPD"].dport = 3
---
%%FAIL 2
<script>:2:1: error: there is no layer 'UPD'
    p["UPD"].dport = 3
    ^~~~~~~~ did you mean 'UDP'?

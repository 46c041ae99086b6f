p = IP()/TPC(dport=80)
---
%%FAIL 2
<script>:1:10: error: there is no layer 'TPC'
    p = IP()/TPC(dport=80)
             ^~~ did you mean 'TCP'?

p = IP(dst="192.0.2.1")/TCP(dprot=80)
---
%%FAIL 2
<script>:1:29: error: TCP has no field 'dprot'
    p = IP(dst="192.0.2.1")/TCP(dprot=80)
                                ^~~~~ did you mean 'dport'?

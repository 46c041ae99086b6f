help(UDP.dprot)
---
%%FAIL 2
<script>:1:6: error: UDP has no field or method 'dprot'
    help(UDP.dprot)
         ^~~~~~~~~ did you mean 'UDP.dport'?

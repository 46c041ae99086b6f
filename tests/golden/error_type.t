p = TCP(dport=[80, "x"])
---
%%FAIL 2
<script>:1:15: error: 'x' is not a value of TCP.dport
    p = TCP(dport=[80, "x"])
                  ^~~~~~~~~ a number, or a name such as 'tcpmux'

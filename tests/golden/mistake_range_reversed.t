p = TCP(dport=(443, 80))
---
%%FAIL 2
<script>:1:15: error: the range of TCP.dport is empty: its first value is above its last
    p = TCP(dport=(443, 80))
                  ^~~~~~~~~

p = TCP(dport=-1)
---
%%FAIL 2
<script>:1:15: error: -1 does not fit in TCP.dport (16 bits: 0 to 65535)
    p = TCP(dport=-1)
                  ^~

p = TCP(flags=512)
---
%%FAIL 2
<script>:1:15: error: 512 does not fit in TCP.flags (9 bits: 0 to 511)
    p = TCP(flags=512)
                  ^~~

p = TCP(flags="SYN")
---
%%FAIL 2
<script>:1:15: error: 'Y' is not one of the flags
    p = TCP(flags="SYN")
                  ^~~~~ the flags are FSRPAUECN

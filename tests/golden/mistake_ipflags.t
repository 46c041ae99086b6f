p = IP(flags="D")
---
%%FAIL 2
<script>:1:14: error: 'D' is not one of the flags
    p = IP(flags="D")
                 ^~~ the flags are MF DF evil

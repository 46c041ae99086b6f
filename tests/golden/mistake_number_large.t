x = 18446744073709551616
---
%%FAIL 2
<script>:1:5: error: 18446744073709551616 is too large (at most 2^64-1, 18446744073709551615)
    x = 18446744073709551616
        ^~~~~~~~~~~~~~~~~~~~ only a class's field of that many bits takes it: BGPHeader(marker=…)

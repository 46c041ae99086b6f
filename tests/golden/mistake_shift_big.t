x = 1 << 64
---
%%FAIL 2
<script>:1:5: error: the result is out of range: integers go from -2^63 to 2^64-1
    x = 1 << 64
        ^~~~~~~

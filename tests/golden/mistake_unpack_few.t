a, b, c = (1, 2)
---
%%FAIL 2
<script>:1:1: error: 2 values for 3 names
    a, b, c = (1, 2)
    ^~~~~~~

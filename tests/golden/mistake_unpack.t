a, b = (1, 2, 3)
---
%%FAIL 2
<script>:1:1: error: 3 values for 2 names
    a, b = (1, 2, 3)
    ^~~~

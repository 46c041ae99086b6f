x = 1 << -1
---
%%FAIL 2
<script>:1:5: error: cannot shift by a number below zero
    x = 1 << -1
        ^~~~~~~

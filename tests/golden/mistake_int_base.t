x = int("zz", 16)
---
%%FAIL 2
<script>:1:9: error: 'zz' is not a whole number
    x = int("zz", 16)
            ^~~~

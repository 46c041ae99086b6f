x = int("abc")
---
%%FAIL 2
<script>:1:9: error: 'abc' is not a whole number
    x = int("abc")
            ^~~~~

x = 5 % 0
---
%%FAIL 2
<script>:1:5: error: division by zero
    x = 5 % 0
        ^~~~~

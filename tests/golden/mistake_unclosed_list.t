x = [1, 2
y = 3
---
%%FAIL 2
<script>:1:5: error: '[' was never closed
    x = [1, 2
        ^ ']' is missing

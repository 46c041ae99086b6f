x = {"a": 1
y = 3
---
%%FAIL 2
<script>:1:5: error: '{' was never closed
    x = {"a": 1
        ^ '}' is missing

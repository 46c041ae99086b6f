def f(a, b):
    return a + b
f(1, 2, 3)
---
%%FAIL 2
<script>:3:9: error: f() takes 2 arguments, not 3
    f(1, 2, 3)
            ^

def f(a, b):
    return a + b
f(1)
---
%%FAIL 2
<script>:3:1: error: f() needs the argument 'b'
    f(1)
    ^~~~

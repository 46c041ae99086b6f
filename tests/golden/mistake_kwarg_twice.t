def f(a):
    return a
f(1, a=2)
---
%%FAIL 2
<script>:3:6: error: 'a' is given twice
    f(1, a=2)
         ^~~

def f(a):
    return a
f(b=1)
---
%%FAIL 2
<script>:3:3: error: f() has no argument 'b'
    f(b=1)
      ^~~

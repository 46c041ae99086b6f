function f(x):
    return x
---
%%FAIL 2
<script>:1:10: error: unexpected name
    function f(x):
             ^ a function begins with def: def f(x):

fn f(x):
    return x
---
%%FAIL 2
<script>:1:4: error: unexpected name
    fn f(x):
       ^ a function begins with def: def f(x):

t = (1, 2)
t[0] = 5
---
%%FAIL 2
<script>:2:1: error: a tuple cannot be changed
    t[0] = 5
    ^~~~ make it a list: list(…)

n = 3
assert n == 4, "there are " + str(n)
---
%%FAIL 1
<script>:2:8: error: assertion failed: there are 3
    assert n == 4, "there are " + str(n)
           ^~~~~~

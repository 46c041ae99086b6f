x = None
x()
---
%%FAIL 2
<script>:2:1: error: None is not a function
    x()
    ^ it has no value: test it with 'is not None'

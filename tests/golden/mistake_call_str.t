x = "a"
x()
---
%%FAIL 2
<script>:2:1: error: str is not a function
    x()
    ^ it is a value: leave the brackets out

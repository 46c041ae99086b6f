s = "abc"
s[0] = "x"
---
%%FAIL 2
<script>:2:1: error: str cannot be changed
    s[0] = "x"
    ^~~~ make a new one of its parts: x[:2] + y

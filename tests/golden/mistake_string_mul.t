x = "a" * "b"
---
%%FAIL 2
<script>:1:5: error: '*' does not work on str and str
    x = "a" * "b"
        ^~~~~~~~~ int(…) makes a number of text

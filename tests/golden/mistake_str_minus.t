x = "5" - 3
---
%%FAIL 2
<script>:1:5: error: '-' does not work on str and int
    x = "5" - 3
        ^~~~~~~ int(…) makes a number of text

x = True()
---
%%FAIL 2
<script>:1:5: error: bool is not a function
    x = True()
        ^~~~ it is a value: leave the brackets out

x = sum(["a"])
---
%%FAIL 2
<script>:1:9: error: '+' does not work on int and str
    x = sum(["a"])
            ^~~~~ make it text with str(…)

x = [1] + 2
---
%%FAIL 2
<script>:1:5: error: '+' does not work on list and int
    x = [1] + 2
        ^~~~~~~ a list is added to a list: l + [x]

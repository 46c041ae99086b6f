x = None + 1
---
%%FAIL 2
<script>:1:5: error: '+' does not work on None and int
    x = None + 1
        ^~~~~~~~ None is no value: test it with 'is not None'

x = ord("ab")
---
%%FAIL 2
<script>:1:9: error: ord() takes one character, not 2
    x = ord("ab")
            ^~~~

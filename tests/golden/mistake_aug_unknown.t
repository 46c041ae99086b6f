x += 1
---
%%FAIL 2
<script>:1:1: error: 'x' has no value yet
    x += 1
    ^ give it one on a line that runs before

$x = 3
---
%%FAIL 2
<script>:1:1: error: '$' means nothing here
    $x = 3
    ^ a variable needs no sign

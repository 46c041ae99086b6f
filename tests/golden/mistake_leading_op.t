x = * 3
---
%%FAIL 2
<script>:1:5: error: unexpected '*'
    x = * 3
        ^ a value is missing before it

int x = 3
---
%%FAIL 2
<script>:1:5: error: unexpected name
    int x = 3
        ^ a variable needs no type before it

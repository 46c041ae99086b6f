x = 10L
---
%%FAIL 2
<script>:1:5: error: '10L' is neither a number nor a name
    x = 10L
        ^~~ leave the L out

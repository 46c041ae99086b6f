let x = 3
---
%%FAIL 2
<script>:1:5: error: unexpected name
    let x = 3
        ^ a variable needs no word before it

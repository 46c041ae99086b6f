x = chr(-1)
---
%%FAIL 2
<script>:1:9: error: -1 is no character of Unicode
    x = chr(-1)
            ^~

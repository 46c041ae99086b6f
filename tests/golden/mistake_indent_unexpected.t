x = 1
    y = 2
---
%%FAIL 2
<script>:2:1: error: unexpected indentation
        y = 2
    ^~~~ only a line after ':' is indented

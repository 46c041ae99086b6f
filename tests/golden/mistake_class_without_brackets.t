p = IP/TCP
---
%%FAIL 2
<script>:1:5: error: '/' does not work on layer class and layer class
    p = IP/TCP
        ^~~~~~ a layer is made with brackets: IP()

x = 3 + / 4
---
%%FAIL 2
<script>:1:9: error: unexpected '/'
    x = 3 + / 4
            ^ a value is missing before it

x = 1
else:
    x = 2
---
%%FAIL 2
<script>:2:1: error: unexpected 'else'
    else:
    ^~~~ there is no 'if' above it

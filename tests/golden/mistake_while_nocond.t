while:
    pass
---
%%FAIL 2
<script>:1:6: error: unexpected ':'
    while:
         ^ the condition is missing

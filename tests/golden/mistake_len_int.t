x = len(5)
---
%%FAIL 2
<script>:1:9: error: int has no length
    x = len(5)
            ^

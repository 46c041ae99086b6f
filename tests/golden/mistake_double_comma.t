x = [1,, 2]
---
%%FAIL 2
<script>:1:8: error: unexpected ','
    x = [1,, 2]
           ^ a value is missing before it

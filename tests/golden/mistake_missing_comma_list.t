x = [1 2]
---
%%FAIL 2
<script>:1:8: error: unexpected number
    x = [1 2]
           ^ missing ',' before '2'?

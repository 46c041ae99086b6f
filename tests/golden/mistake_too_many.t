len(1, 2)
---
%%FAIL 2
<script>:1:8: error: len() takes at most 1 argument
    len(1, 2)
           ^

x = 3
---
%%FAIL 2
<script>:1:2: error: ' ' cannot stand here
    x = 3
     ^ use a plain space

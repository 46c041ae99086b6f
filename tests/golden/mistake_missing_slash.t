p = IP() TCP()
---
%%FAIL 2
<script>:1:10: error: unexpected name
    p = IP() TCP()
             ^~~ '/' stacks layers

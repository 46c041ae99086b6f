p = IP()/80
---
%%FAIL 2
<script>:1:5: error: '/' stacks layers, text and bytes, not int
    p = IP()/80
        ^~~~~~~

p = IP()/3
---
%%FAIL 2
<script>:1:5: error: '/' does not work on packet and int
    p = IP()/3
        ^~~~~~

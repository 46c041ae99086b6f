p = IP() + "data"
---
%%FAIL 2
<script>:1:5: error: '+' does not work on packet and str
    p = IP() + "data"
        ^~~~~~~~~~~~~ '/' stacks layers

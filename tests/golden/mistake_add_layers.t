p = IP() + TCP()
---
%%FAIL 2
<script>:1:5: error: '+' does not work on packet and packet
    p = IP() + TCP()
        ^~~~~~~~~~~~ '/' stacks layers

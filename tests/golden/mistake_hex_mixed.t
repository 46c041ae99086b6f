x = 12ab
---
%%FAIL 2
<script>:1:5: error: '12ab' is neither a number nor a name
    x = 12ab
        ^~~~ hexadecimal is written 0x…, an address in quotes

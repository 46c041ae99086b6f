x = ff
---
%%FAIL 2
<script>:1:5: error: there is no name 'ff'
    x = ff
        ^~ hexadecimal is written 0xff, text in quotes

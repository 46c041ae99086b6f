x = 0o9
---
%%FAIL 2
<script>:1:5: error: '0o9' is neither a number nor a name
    x = 0o9
        ^~~ 0x takes the digits 0-9 a-f, 0o 0-7, 0b 0 and 1

hexdump()
---
%%FAIL 2
<script>:1:1: error: hexdump() needs the argument 'x'
    hexdump()
    ^~~~~~~~~

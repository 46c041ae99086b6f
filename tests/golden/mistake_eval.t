eval("1")
---
%%FAIL 2
<script>:1:1: error: there is no function 'eval'
    eval("1")
    ^~~~ a program cannot make a program; include "lib.pkt" runs a file

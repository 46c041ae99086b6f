hexdmp(IP())
---
%%FAIL 2
<script>:1:1: error: there is no function 'hexdmp'
    hexdmp(IP())
    ^~~~~~ did you mean 'hexdump'?

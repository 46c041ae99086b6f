// a comment
x = 1
---
%%FAIL 2
<script>:1:1: error: unexpected '//'
    // a comment
    ^~ a comment begins with #

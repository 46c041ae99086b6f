x = unicode("a")
---
%%FAIL 2
<script>:1:5: error: there is no function 'unicode'
    x = unicode("a")
        ^~~~~~~ did you mean 'str'?

p = ip(dst="192.0.2.1")
---
%%FAIL 2
<script>:1:5: error: there is no function 'ip'
    p = ip(dst="192.0.2.1")
        ^~ did you mean 'IP'?

x = `3`
---
%%FAIL 2
<script>:1:5: error: '`' means nothing here
    x = `3`
        ^ use repr(x)

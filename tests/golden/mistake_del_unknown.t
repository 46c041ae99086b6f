del x
---
%%FAIL 2
<script>:1:5: error: there is no name 'x'
    del x
        ^ a variable gets its value with =, text stands in quotes

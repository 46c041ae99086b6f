x = {80, 443}
---
%%FAIL 2
<script>:1:8: error: unexpected ','
    x = {80, 443}
           ^ a dict is {key: value}, a list [value]

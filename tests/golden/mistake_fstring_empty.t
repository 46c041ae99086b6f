x = f"{}"
---
%%FAIL 2
<script>:1:8: error: unexpected '}'
    x = f"{}"
           ^ a value is missing; {{}} are braces

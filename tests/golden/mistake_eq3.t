if 1 === 1:
    print(1)
---
%%FAIL 2
<script>:1:8: error: unexpected '='
    if 1 === 1:
           ^ did you mean '=='?

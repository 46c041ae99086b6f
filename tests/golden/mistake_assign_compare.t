x = 3
if x = 3:
    print(x)
---
%%FAIL 2
<script>:2:6: error: unexpected '='
    if x = 3:
         ^ did you mean '=='?

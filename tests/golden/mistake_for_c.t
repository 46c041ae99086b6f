for (i = 0; i < 3; i++):
    print(i)
---
%%FAIL 2
<script>:1:8: error: unexpected '='
    for (i = 0; i < 3; i++):
           ^ for i in range(3): counts

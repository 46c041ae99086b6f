a, *b = [1, 2, 3]
---
%%FAIL 2
<script>:1:4: error: unexpected '*'
    a, *b = [1, 2, 3]
       ^ no variable takes the rest: a, b = x[0], x[1:]

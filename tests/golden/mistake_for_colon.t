for i in range(3) print(i)
---
%%FAIL 2
<script>:1:19: error: unexpected name
    for i in range(3) print(i)
                      ^~~~~ missing ':'?

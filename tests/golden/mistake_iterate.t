for p in 5:
    print(p)
---
%%FAIL 2
<script>:1:10: error: int cannot be gone through: it has no items
    for p in 5:
             ^ to count, use range(n)

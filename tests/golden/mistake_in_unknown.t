if 3 in 5:
    pass
---
%%FAIL 2
<script>:1:4: error: int cannot be gone through: it has no items
    if 3 in 5:
       ^~~~~~ to count, use range(n)

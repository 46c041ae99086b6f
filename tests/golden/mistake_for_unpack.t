for a, b in [1, 2]:
    pass
---
%%FAIL 2
<script>:1:5: error: int cannot be gone through: it has no items
    for a, b in [1, 2]:
        ^~~~ to count, use range(n)

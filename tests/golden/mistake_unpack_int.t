a, b = 5
---
%%FAIL 2
<script>:1:1: error: int cannot be gone through: it has no items
    a, b = 5
    ^~~~ to count, use range(n)

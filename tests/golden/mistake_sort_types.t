print(sorted([1, "a"]))
---
%%FAIL 2
<script>:1:14: error: str and int have no order
    print(sorted([1, "a"]))
                 ^~~~~~~~

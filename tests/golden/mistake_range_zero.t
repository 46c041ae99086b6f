x = range(1, 5, 0)
---
%%FAIL 2
<script>:1:17: error: the step of a range cannot be 0
    x = range(1, 5, 0)
                    ^

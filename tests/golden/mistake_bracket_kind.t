x = [1, (2, 3]
---
%%FAIL 2
<script>:1:14: error: ']' does not close the '(' of line 1, column 9
    x = [1, (2, 3]
                 ^ ')'?

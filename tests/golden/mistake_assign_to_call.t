f() = 3
None = 4
x + 1 = 2
(a, 5) = 1, 2
---
%%FAIL 2
<script>:1:1: error: a call cannot be assigned to
    f() = 3
    ^~~
<script>:2:1: error: a constant cannot be assigned to
    None = 4
    ^~~~
<script>:3:1: error: an expression cannot be assigned to
    x + 1 = 2
    ^~~~~ '==' compares
<script>:4:5: error: a literal cannot be assigned to
    (a, 5) = 1, 2
        ^

def f(n):
    return f(n + 1)
f(0)
---
%%FAIL 2
<script>:2:12: error: functions call each other more than 500 deep
        return f(n + 1)
               ^~~~~~~~

def down(n):
    return down(n + 1)
down(0)
---
%%FAIL 2
<script>:2:12: error: functions call each other more than 500 deep
        return down(n + 1)
               ^~~~~~~~~~~ does the function ever return without calling itself? a loop goes on without end
    in down(), called at <script>:2:12
    … 499 times
    in down(), called at <script>:3:1

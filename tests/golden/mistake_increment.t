n = 0
n++
---
%%FAIL 2
<script>:2:4: error: the line ends where a value is wanted
    n++
       ^ write += 1

x = range("a")
---
%%FAIL 2
<script>:1:11: error: range() takes a whole number as 'start', not str
    x = range("a")
              ^~~

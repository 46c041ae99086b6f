print("a", file=3)
---
%%FAIL 2
<script>:1:12: error: print() has no argument 'file'
    print("a", file=3)
               ^~~~

x = ", ".join([1, 2])
---
%%FAIL 2
<script>:1:15: error: join() joins text, and item 0 is int
    x = ", ".join([1, 2])
                  ^~~~~~

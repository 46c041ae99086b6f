x = 5
print(x(3))
---
%%FAIL 2
<script>:2:7: error: int is not a function
    print(x(3))
          ^ it is a value: leave the brackets out

l = [1, 2]
print(l[0.5])
---
%%FAIL 2
<script>:2:7: error: the index of a list is a whole number, not float
    print(l[0.5])
          ^~~~~~

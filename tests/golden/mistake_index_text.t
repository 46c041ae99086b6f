l = [1, 2]
print(l["a"])
---
%%FAIL 2
<script>:2:7: error: the index of a list is a whole number, not str
    print(l["a"])
          ^~~~~~

def f():
    print(x)
    x = 1
f()
---
%%FAIL 2
<script>:2:11: error: 'x' has no value yet
        print(x)
              ^

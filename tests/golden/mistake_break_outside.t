break
def f():
    continue
return 1
---
%%FAIL 2
<script>:1:1: error: 'break' stands outside of a loop
    break
    ^~~~~
<script>:3:5: error: 'continue' stands outside of a loop
        continue
        ^~~~~~~~
<script>:4:1: error: 'return' stands outside of a function
    return 1
    ^~~~~~~~

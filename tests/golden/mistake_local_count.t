n = 0
def f():
    n += 1
f()
---
%%FAIL 2
<script>:3:5: error: 'n' has no value yet
        n += 1
        ^ it is the function's own; 'global n' above makes it the program's
    in f(), called at <script>:4:1

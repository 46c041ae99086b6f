def f():
    print(x)
    x = 1
f()
---
%%FAIL 2
<script>:2:11: error: 'x' has no value yet
        print(x)
              ^ give it one on a line that runs before
    in f(), called at <script>:4:1

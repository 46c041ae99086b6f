def f():
    x = 1
    def g():
        nonlocal x
        x = 2
---
%%FAIL 2
<script>:4:9: error: 'nonlocal' is not part of this language
            nonlocal x
            ^~~~~~~~~~ return the value, or keep it in a list or dict

def f():
    yield 1
---
%%FAIL 2
<script>:2:5: error: 'yield' is not part of this language
        yield 1
        ^~~~~ put the values in a list and return it

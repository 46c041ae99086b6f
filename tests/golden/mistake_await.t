def f():
    await g()
---
%%FAIL 2
<script>:2:5: error: 'await' is not part of this language
        await g()
        ^~~~~ statements run one after the other: leave it out

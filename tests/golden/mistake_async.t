async def f():
    pass
---
%%FAIL 2
<script>:1:1: error: 'async' is not part of this language
    async def f():
    ^~~~~ statements run one after the other: leave it out

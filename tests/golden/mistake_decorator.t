@cache
def f():
    return 1
---
%%FAIL 2
<script>:1:1: error: '@' means nothing here
    @cache
    ^ there are no decorators: call it on a line below, f = wrap(f)

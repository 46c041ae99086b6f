x = {"a": 1 "b": 2}
---
%%FAIL 2
<script>:1:13: error: unexpected string
    x = {"a": 1 "b": 2}
                ^~~ missing ',' before "b"?

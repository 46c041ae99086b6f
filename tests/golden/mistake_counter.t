from collections import Counter
c = Counter()
---
%%FAIL 2
<script>:2:5: error: there is no layer 'Counter'
    c = Counter()
        ^~~~~~~ use a dict: n[x] = n.get(x, 0) + 1

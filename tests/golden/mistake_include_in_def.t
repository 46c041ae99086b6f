def f():
    include "x.pkt"
---
%%FAIL 2
<script>:2:5: error: 'include' stands at the top of a script, not in a function
        include "x.pkt"
        ^~~~~~~~~~~~~~~

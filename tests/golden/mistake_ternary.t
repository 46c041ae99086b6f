x = 1 > 0 ? 1 : 2
---
%%FAIL 2
<script>:1:11: error: '?' means nothing here
    x = 1 > 0 ? 1 : 2
              ^ a choice is written a if c else b; help(x) explains x

f = lambda x x + 1
---
%%FAIL 2
<script>:1:14: error: unexpected name
    f = lambda x x + 1
                 ^ missing ':'?

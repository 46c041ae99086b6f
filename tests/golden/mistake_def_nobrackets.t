def f:
    return 1
---
%%FAIL 2
<script>:1:6: error: unexpected ':'
    def f:
         ^ missing '()'?

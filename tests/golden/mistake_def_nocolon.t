def f()
    return 1
---
%%FAIL 2
<script>:1:8: error: the line ends too early
    def f()
           ^ missing ':'?

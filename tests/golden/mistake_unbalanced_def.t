def f(:
    return 1
---
%%FAIL 2
<script>:1:7: error: unexpected ':'
    def f(:
          ^ missing ')'?

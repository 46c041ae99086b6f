print("a" 3)
---
%%FAIL 2
<script>:1:11: error: unexpected number
    print("a" 3)
              ^ missing ',' before '3'?

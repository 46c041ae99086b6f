print("a" < 3)
---
%%FAIL 2
<script>:1:7: error: str and int have no order
    print("a" < 3)
          ^~~~~~~

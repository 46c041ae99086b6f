print("abc"[7])
---
%%FAIL 2
<script>:1:7: error: there is no item 7: the str has 3
    print("abc"[7])
          ^~~~~~~~ they are numbered from 0 to 2

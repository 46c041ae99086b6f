if (n := 3) > 2:
    print(n)
---
%%FAIL 2
<script>:1:7: error: ':=' means nothing here
    if (n := 3) > 2:
          ^~ assign on a line of its own

l = [1, 2]
l[0:1] = [3]
---
%%FAIL 2
<script>:2:3: error: a slice cannot be assigned to
    l[0:1] = [3]
      ^~~ make a new list: l[:1] + new + l[2:]

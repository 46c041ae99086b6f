d = {}
d.has_key("a")
---
%%FAIL 2
<script>:2:3: error: no layer has a field, and nothing has a method 'has_key'
    d.has_key("a")
      ^~~~~~~ use 'key in d'

s = set()
s.add(1)
---
%%FAIL 2
<script>:1:5: error: there is no function 'set'
    s = set()
        ^~~ use a dict: seen = {}; seen[x] = True; len(seen)
<script>:2:3: error: no layer has a field, and nothing has a method 'add'
    s.add(1)
      ^~~ a list has append(x), a dict d[x] = value

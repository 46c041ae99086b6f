p = IP()
print(p->ttl)
---
%%FAIL 2
<script>:2:8: error: '->' means nothing here
    print(p->ttl)
           ^~ a field stands behind a dot: p.ttl; a function's type is left out

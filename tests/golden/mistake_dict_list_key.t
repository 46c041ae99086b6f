d = {[1]: 2}
---
%%FAIL 2
<script>:1:6: error: list cannot be the key of a dict
    d = {[1]: 2}
         ^~~ use a tuple

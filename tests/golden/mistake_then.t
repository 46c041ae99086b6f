if 1 == 1 then
    print(1)
---
%%FAIL 2
<script>:1:11: error: unexpected name
    if 1 == 1 then
              ^~~~ write ':' instead of 'then'

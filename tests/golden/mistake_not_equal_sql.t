if 1 <> 2:
    print(1)
---
%%FAIL 2
<script>:1:7: error: unexpected '>'
    if 1 <> 2:
          ^ did you mean '!='?

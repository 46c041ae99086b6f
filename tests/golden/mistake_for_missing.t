for x [1]:
    pass
---
%%FAIL 2
<script>:1:10: error: unexpected ':'
    for x [1]:
             ^ missing 'in'? for x in values:

for x of [1]:
    pass
---
%%FAIL 2
<script>:1:7: error: unexpected name
    for x of [1]:
          ^~ missing 'in'? for x in values:

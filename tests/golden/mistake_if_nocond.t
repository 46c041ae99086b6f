if:
    pass
---
%%FAIL 2
<script>:1:3: error: unexpected ':'
    if:
      ^ the condition is missing

f = x => x + 1
---
%%FAIL 2
<script>:1:8: error: unexpected '>'
    f = x => x + 1
           ^ '>=' compares; a short function is lambda x: …

if 1 => 1:
    print(1)
---
%%FAIL 2
<script>:1:6: error: unexpected '='
    if 1 => 1:
         ^ '>=' compares; a short function is lambda x: …
